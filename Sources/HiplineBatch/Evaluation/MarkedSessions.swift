import Foundation
public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// Reads marked sessions from the files that hold them.
public enum MarkedSessions {
  /// The sessions of a result: an `--out` folder, a report in JSON, or sessions in JSON lines.
  ///
  /// - Throws: `unreadable`, or `not-a-recording` for a file that is no result.
  public static func results(at path: String) throws(InputFailure) -> [MarkedSession] {
    let folder = path + "/sessions"
    if isFolder(folder) {
      var sessions: [MarkedSession] = []
      for name in try names(in: folder) where name.hasSuffix(".json") {
        sessions.append(
          try decode(MarkedSession.self, data(folder + "/" + name), folder + "/" + name))
      }
      return sessions
    }
    let text = try data(path)
    if path.hasSuffix(".jsonl") {
      return try lines(text).map { line throws(InputFailure) in
        try decode(Line.self, line, path).session
      }.compactMap { $0 }
    }
    return try decode(Report.self, text, path).sessions
  }

  /// What is true: a `truth.json`, a table of marks, or a folder that is searched for both.
  ///
  /// A table has a header with `start_s,end_s` in seconds, or `start,end` in samples counted from 1; `session` names the
  /// session, else the file's folder does.
  ///
  /// - Parameter rateHertz: What the samples of a table count, in hertz.
  /// - Throws: `unreadable`, `malformed-row`, `unknown-columns`, and `no-time-base` for samples without a rate.
  public static func truth(
    at path: String, rateHertz: Double?
  ) throws(InputFailure) -> [MarkedSession] {
    guard isFolder(path) else {
      if path.hasSuffix(".csv") {
        return try MarkTable(path: path, rateHertz: rateHertz).sessions(of: [UInt8](try data(path)))
      }
      var session = try decode(MarkedSession.self, data(path), path)
      if session.id.isEmpty { session.id = folderName(of: path) }
      return [session]
    }
    var sessions: [MarkedSession] = []
    for name in try names(in: path) where !name.hasPrefix(".") {
      let inner = path + "/" + name
      if name == "truth.json" || isFolder(inner) {
        sessions += try truth(at: inner, rateHertz: rateHertz)
      }
    }
    return sessions
  }

  static func folderName(of path: String) -> String {
    let parts = URL(filePath: path).standardizedFileURL.pathComponents
    return parts.dropLast().last ?? "session"
  }

  private struct Report: Decodable { var sessions: [MarkedSession] }
  private struct Line: Decodable { var session: MarkedSession? }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ data: Data, _ path: String
  ) throws(InputFailure) -> Value {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw InputFailure(
        .notARecording, path: path, "the file is not a result or a truth in JSON",
        hint: "give a truth.json, a report made with --format json, or a folder made with --out")
    }
  }

  private static func lines(_ data: Data) -> [Data] {
    data.split(separator: UInt8(ascii: "\n")).map { Data($0) }
  }

  private static func data(_ path: String) throws(InputFailure) -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputFailure(
        .unreadable, path: path, "the file cannot be read", hint: "check the path and permissions")
    }
    return data
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func names(in folder: String) throws(InputFailure) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputFailure(
        .unreadable, path: folder, "the folder cannot be listed", hint: "check its permissions")
    }
    return names.sorted()
  }
}
