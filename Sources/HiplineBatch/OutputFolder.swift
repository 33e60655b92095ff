import Crypto
import Foundation
import HiplineAnalysis
import HiplineCore
public import HiplineReport
import HiplineStore

/// The files that a run leaves behind.
///
/// Every file is written beside its place and moved there when it is whole, so that a run that is killed leaves only whole
/// files.
public struct OutputFolder: Sendable {
  public var path: String

  public init(path: String) { self.path = path }

  /// Writes tables, sessions, database and run record.
  ///
  /// - Parameters:
  ///   - content: The results.
  ///   - configuration: What the run was asked to do, for `run.json`.
  /// - Throws: `OutputFailure` where a file cannot be written; the files before it are whole.
  public func write(
    _ content: ReportContent, configuration: JSONValue
  ) throws(OutputFailure) {
    try makeFolder(path)
    let tables: [ResultTable] = [
      .repetitions(content.sessions), .sessions(content.sessions), .findings(content.sessions),
      .failures(content.failures),
    ]
    for table in tables + [.dictionary()] { try put(CSVRenderer.csv(table), "\(table.name).csv") }
    try makeFolder(path + "/sessions")
    for session in content.sessions {
      let text = SessionDocument.json(session).encoded(onOneLine: false) + "\n"
      try put(text, "sessions/\(Self.fileName(session.id)).json")
    }
    try putDatabase(tables)
    try put(run(content, configuration).encoded(onOneLine: false) + "\n", "run.json")
  }

  /// The name of a session's file: letters, digits, `.`, `_` and `-`; anything else becomes `_`, and the name then ends in a
  /// fingerprint, so that two sessions never share a file.
  public static func fileName(_ id: String) -> String {
    let safe = id.unicodeScalars.map { scalar -> Character in
      let keeps =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "._-".unicodeScalars.contains(scalar)
      return keeps ? Character(scalar) : "_"
    }
    let name = String(safe)
    if name == id, !name.isEmpty, !name.hasPrefix(".") { return name }
    let fingerprint = SHA256.hash(data: Array(id.utf8)).prefix(4)
      .map { String(format: "%02x", $0) }.joined()
    return (name.hasPrefix(".") ? "_" : "") + name + "-" + fingerprint
  }

  private func run(_ content: ReportContent, _ configuration: JSONValue) -> JSONValue {
    let files = content.sessions.flatMap(\.recordings).flatMap { recording in
      [SourceFile(path: recording.path, sha256: recording.sha256)] + recording.furtherFiles
    }
    let inputs = files.map { file in
      JSONValue.object(["path": .text(file.path), "sha256": JSONValue(file.sha256)])
    }
    return .object([
      "tool": ToolIdentity.json,
      "configuration": configuration,
      "inputs": .array(inputs),
      "sessions": .integer(content.sessions.count),
      "failures": .integer(content.failures.count),
    ])
  }

  private func put(_ text: String, _ name: String) throws(OutputFailure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path + "/" + name), options: .atomic)
    } catch {
      throw OutputFailure(path: path + "/" + name, reason: error.localizedDescription)
    }
  }

  private func putDatabase(_ tables: [ResultTable]) throws(OutputFailure) {
    let place = path + "/hipline.sqlite"
    do {
      try ResultDatabase.create(at: place, tables: tables)
    } catch {
      throw OutputFailure(path: place, reason: error.localizedDescription)
    }
  }

  private func makeFolder(_ path: String) throws(OutputFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputFailure(path: path, reason: error.localizedDescription)
    }
  }
}

/// A result that could not be written.
public struct OutputFailure: Error, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public var description: String { "\(path): cannot be written: \(reason)" }
}
