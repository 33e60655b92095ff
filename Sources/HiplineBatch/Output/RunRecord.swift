import Foundation
import HiplineReport

/// What a run was asked to do and what it was made from: `run.json`.
struct RunRecord {
  struct Input: Hashable {
    var path: String
    var sha256: String?
  }

  var configuration: JSONValue
  /// As in `2/8`; nil for a whole run.
  var shard: String?
  var inputs: [Input]
  var sessions: Int
  var failures: Int
  /// Why paths and session files could not be looked at, of which no session came.
  var notFound: [JSONValue]
  var timings: RunTimings?

  var encoded: String {
    let inputs = inputs.map { input in
      JSONValue.object(["path": .text(input.path), "sha256": JSONValue(input.sha256)])
    }
    var fields: [String: JSONValue] = [
      "tool": ToolIdentity.json,
      "configuration": configuration,
      "inputs": .array(inputs),
      "sessions": .integer(sessions),
      "failures": .integer(failures),
      "not_found": .array(notFound),
      "timings": timings?.json ?? .null,
    ]
    if let shard { fields["shard"] = .text(shard) }
    return JSONValue.object(fields).encoded(onOneLine: false) + "\n"
  }
}
