import Foundation
import HiplineCore
import HiplineReport

/// What is remembered of one session that is done, so that a later run need not do it again.
///
/// It holds as long as nothing that went into it has changed: the bytes of its files, by their fingerprints, and all else, by the
/// record's ``key``.
struct WorkRecord: Sendable {
  static let schema = "hipline.work/2"

  /// The ``WorkFingerprint``; the record's name.
  let key: String
  /// The name of the session that it was made from.
  let session: String
  /// The session's place among all sessions of the folder, from 0.
  var position: Int
  let inputs: [InputLog.Input]
  /// What came out: one, none, or several where files did not belong together or a recording of hours has several bouts.
  var results: [ResultFiles]
  var failures: [InputFailure]

  init(
    _ source: SessionSource, at position: Int, inputs: [InputLog.Input], results: [ResultFiles],
    failures: [InputFailure]
  ) {
    key = WorkFingerprint.text(source)
    session = source.id
    self.position = position
    self.inputs = inputs
    self.results = results
    self.failures = failures
  }

  var fileName: PlainName { PlainName(made: key + ".json") }

  /// Whether every file is still what it was. One that could not be read may be readable now.
  func holds(archives: [String]) -> Bool {
    inputs.allSatisfy { input in
      guard let known = input.sha256 else {
        return !FileManager.default.fileExists(atPath: input.path)
      }
      return known
        == (archives.contains(input.path)
          ? InputLog.fingerprint(ofArchive: input.path) : InputLog.fingerprint(of: input.path))
    }
  }

  /// Whether it tells of a failure only, of files that are not there any more.
  var isStale: Bool {
    results.isEmpty && !inputs.contains { FileManager.default.fileExists(atPath: $0.path) }
  }

  var json: JSONValue {
    .object([
      "schema": .text(Self.schema),
      "key": .text(key),
      "session": .text(session),
      "position": .integer(position),
      "inputs": .array(
        inputs.map { .object(["path": .text($0.path), "sha256": JSONValue($0.sha256)]) }),
      "results": .array(results.map(\.json)),
      "failures": .array(failures.map(FindingDocument.json)),
    ])
  }
}

extension WorkRecord {
  init(_ fields: JSONFields) throws(InputFailure) {
    guard try fields.text("schema") == Self.schema else {
      throw fields.failure("schema", "`\(Self.schema)`")
    }
    // It becomes a part of paths.
    key = try fields.text("key")
    guard key.utf8.count == 64, key.utf8.allSatisfy(Set("0123456789abcdef".utf8).contains) else {
      throw fields.failure("key", "a fingerprint of 64 hexadecimal digits")
    }
    session = try fields.text("session")
    position = try fields.integer("position")
    inputs = try fields.list("inputs") { input throws(InputFailure) in
      InputLog.Input(path: try input.text("path"), sha256: try input.optionalText("sha256"))
    }
    results = try fields.list("results") { result throws(InputFailure) in
      try ResultFiles(result)
    }
    failures = try fields.list("failures", FindingDocument.failure)
  }

  /// - Throws: `not-a-result` for anything else than a whole record.
  init(_ name: PlainName, in folder: OpenFolder) throws(InputFailure) {
    let path = folder.path(of: name)
    guard let value = folder.bytes(name).flatMap(JSONValue.init) else {
      throw InputFailure(
        .notAResult, path: path, "what is remembered of a session is damaged",
        hint: "run the shard or the session again")
    }
    let fields = try JSONFields(value, path: path)
    try self.init(fields)
    guard fileName == name else { throw fields.failure("key", "what the file is called") }
  }
}
