import Foundation
import HiplineCore
import HiplineReport

/// What is remembered of one session that is done, so that a later run need not do it again.
///
/// It holds as long as nothing that went into it has changed: the bytes of its files, by their fingerprints, and all else, by the
/// record's ``key``.
struct WorkRecord {
  static let schema = "hipline.work/1"

  /// The ``WorkFingerprint``; the record's name.
  let key: String
  /// The session's place among all sessions of the run, from 0.
  var position: Int
  let inputs: [InputLog.Input]
  /// The names in `sessions` of what came out: one, none, or several where files did not belong together.
  let sessions: [String]
  let failures: [InputFailure]

  init(
    _ source: SessionSource, at position: Int, outcome: SessionOutcome,
    inputs: [InputLog.Input]
  ) {
    key = WorkFingerprint.text(source)
    self.position = position
    self.inputs = inputs
    sessions = outcome.sessions.map { $0.fileName + ".json" }
    failures = outcome.failures
  }

  /// Whether every file is still what it was. One that could not be read may be readable now.
  func holds(archive: String?) -> Bool {
    inputs.allSatisfy { input in
      guard let known = input.sha256 else {
        return !FileManager.default.fileExists(atPath: input.path)
      }
      return known
        == (input.path == archive
          ? InputLog.fingerprint(ofArchive: input.path) : InputLog.fingerprint(of: input.path))
    }
  }

  var json: JSONValue {
    .object([
      "schema": .text(Self.schema),
      "key": .text(key),
      "position": .integer(position),
      "inputs": .array(
        inputs.map { .object(["path": .text($0.path), "sha256": JSONValue($0.sha256)]) }),
      "sessions": .array(sessions.map(JSONValue.text)),
      "failures": .array(failures.map(FindingDocument.json)),
    ])
  }
}

extension WorkRecord {
  init(_ fields: JSONFields) throws(InputFailure) {
    guard try fields.text("schema") == Self.schema else {
      throw fields.failure("schema", "`\(Self.schema)`")
    }
    // Both become parts of paths: nothing but what Hipline itself gives as a name may lead out of the folder.
    key = try fields.text("key")
    guard key.utf8.count == 64, key.utf8.allSatisfy(Set("0123456789abcdef".utf8).contains) else {
      throw fields.failure("key", "a fingerprint of 64 hexadecimal digits")
    }
    position = try fields.integer("position")
    inputs = try fields.list("inputs") { input throws(InputFailure) in
      InputLog.Input(path: try input.text("path"), sha256: try input.optionalText("sha256"))
    }
    sessions = try fields.texts("sessions")
    guard sessions.allSatisfy(OutputFolder.isSessionFile) else {
      throw fields.failure("sessions", "a list of the names of files that Hipline writes")
    }
    failures = try fields.list("failures", FindingDocument.failure)
  }

  /// - Throws: `not-a-result` for anything else than a whole record.
  init(path: String) throws(InputFailure) {
    guard let value = FileManager.default.contents(atPath: path).flatMap(JSONValue.init) else {
      throw InputFailure(
        .notAResult, path: path, "what is remembered of a session is damaged",
        hint: "run the shard or the session again")
    }
    try self.init(JSONFields(value, path: path))
  }
}
