import Foundation
import HiplineCore
import HiplineReport

/// What a run was asked to do and what it was made from: `run.json`.
struct RunRecord {
  var configuration: JSONValue
  /// As in `2/8`; nil for a whole run.
  var shard: String?
  var inputs: [SourceFile]
  var sessions: Int
  var failures: Int
  /// Why paths and session files could not be looked at, of which no session came.
  var notFound: [InputFailure]
  var timings: RunTimings?

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
    if let measured = try fields.optionalFields("timings") { timings = try RunTimings(measured) }
  }

  /// That of the run which left a folder behind.
  ///
  /// - Throws: `not-a-result` for a folder whose run is not through, or whose record is damaged.
  init(in folder: String) throws(InputFailure) {
    let path = folder + "/run.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputFailure(
        .notAResult, path: folder,
        "there is no run.json: the run is not through, or the folder is none of --out",
        hint: "let it go on with --resume")
    }
    do throws(InputFailure) {
      try self.init(JSONFields(JSONValue(data) ?? .null, path: path))
    } catch {
      throw InputFailure(
        .notAResult, path: path, "it is not the record of a run: \(error.message)",
        hint: "run the shard again")
    }
  }
}
