import Foundation
import HiplineCore
import HiplineReport

/// What a run was asked to do and what it was made from: `run.json`.
struct RunRecord {
  static let name: PlainName = "run.json"
  /// The tables of all sessions.
  static let fileNames =
    ResultTables.emptyTables.map(ResultTables.fileName) + [ResultTables.databaseName]

  var configuration: JSONValue
  /// As in `2/8`; nil for a whole run.
  var shard: String?
  var inputs: [SourceFile]
  var sessions: Int
  var failures: Int
  /// Why paths and session files could not be looked at, of which no session came.
  var notFound: [InputFailure]
  var timings: RunTimings?
  /// The SHA-256 of each of ``fileNames``, by which a table is known again that nobody changed.
  var files: [String: String]

  var json: JSONValue {
    let inputs = inputs.map { input in
      JSONValue.object(["path": .text(input.path), "sha256": JSONValue(input.sha256)])
    }
    var fields: [String: JSONValue] = [
      "tool": ToolIdentity.json,
      "configuration": configuration,
      "inputs": .array(inputs),
      "sessions": .integer(sessions),
      "failures": .integer(failures),
      "not_found": .array(notFound.map(FindingDocument.json)),
      "timings": timings?.json ?? .null,
      "files": .object(files.mapValues(JSONValue.text)),
    ]
    if let shard { fields["shard"] = .text(shard) }
    return .object(fields)
  }
}

extension RunRecord {
  init(_ fields: JSONFields) throws(InputFailure) {
    configuration = fields.value("configuration") ?? .null
    shard = try fields.optionalText("shard")
    inputs = try fields.list("inputs") { input throws(InputFailure) in
      SourceFile(path: try input.text("path"), sha256: try input.optionalText("sha256"))
    }
    sessions = try fields.integer("sessions")
    failures = try fields.integer("failures")
    notFound = try fields.list("not_found", FindingDocument.failure)
    files = [:]
    for (name, value) in try fields.optionalFields("files")?.object ?? [:] {
      guard case .text(let hash) = value else {
        throw fields.failure("files", "an object of texts")
      }
      files[name] = hash
    }
    if let measured = try fields.optionalFields("timings") { timings = try RunTimings(measured) }
  }

  /// That of the run which left a folder behind.
  ///
  /// - Throws: `not-a-result` for a folder whose run is not through, or whose record is damaged.
  init(in folder: OpenFolder) throws(InputFailure) {
    let path = folder.path(of: Self.name)
    guard folder.holds(Self.name) else {
      throw InputFailure(
        .notAResult, path: folder.path,
        "there is no run.json: the run is not through, or the folder is none of --out",
        hint: "let it go on with --resume")
    }
    do throws(InputFailure) {
      let value = folder.bytes(Self.name).flatMap(JSONValue.init)
      try self.init(JSONFields(value ?? .null, path: path))
    } catch {
      throw InputFailure(
        .notAResult, path: path, "it is not the record of a run: \(error.message)",
        hint: "run the shard again")
    }
  }
}

extension OutputFolder {
  func put(_ run: RunRecord) throws(OutputFailure) {
    try put(run.json.encoded(onOneLine: false) + "\n", RunRecord.name, in: kept.root)
  }
}
