import Foundation
import HiplineCore
import HiplineIO
import HiplineReport

/// What is remembered of one session that is done, so that a later run need not do it again.
///
/// It holds as long as nothing that went into it has changed: the bytes of its files, by their fingerprints, and all else, by the
/// record's ``key``.
struct WorkRecord: Sendable {
  static let schema = "hipline.work/2"

  /// The record's name: the ``WorkFingerprint``, or one of its own where another recording has that.
  private(set) var key: String
  /// The ``WorkFingerprint``.
  let work: String
  /// The name of the session in the results.
  private(set) var session: String
  /// The name by which the session was found, which several recordings may have.
  let foundAs: String
  /// The SHA-256 of what tells the recording from others, wherever it lies and whatever it is called; nil in older records.
  let content: String?
  /// What a study notes of the session.
  let study: [StudyValue]
  /// The side that was stated.
  let side: Side?
  /// When the recording began, by its own clock, as ISO 8601 text; nil where that does not tell it.
  let began: String?
  /// The session's place among all sessions of the folder, from 0.
  var position: Int
  let inputs: [InputLog.Input]
  /// The SHA-256 of the absolute path of each file; nil in older records.
  let places: Set<String>?
  /// What came out: one, none, or several where files did not belong together or a recording of hours has several bouts.
  var results: [ResultFiles]
  var failures: [InputFailure]

  /// - Parameter began: When the recording began, by its own clock.
  init(
    _ source: SessionSource, at position: Int, inputs: [InputLog.Input], began: String?,
    failures: [InputFailure]
  ) {
    work = WorkFingerprint.text(source)
    key = work
    session = source.id
    foundAs = source.id
    content = WorkFingerprint.content(source, inputs)
    side = source.side
    study = source.study
    self.began = began
    self.position = position
    self.inputs = inputs
    // What came through a pipe has no place.
    let piped = Set(source.piped.map(\.path))
    places = Set(inputs.map(\.path).filter { !piped.contains($0) }.map(WorkFingerprint.place))
    results = []
    self.failures = failures
  }

  /// The record with a name of its own, of a session that is called otherwise than it was found.
  mutating func setApart(as name: String, hasOwnKey: Bool) {
    session = name
    if hasOwnKey { key = WorkFingerprint.hash(Array("\(work) \(content ?? "") \(name)".utf8)) }
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
          ? InputLog.fingerprint(ofArchive: input.path) : FileBytes.sha256(path: input.path))
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
      "work": .text(work),
      "session": .text(session),
      "found_as": .text(foundAs),
      "content": JSONValue(content),
      "began": JSONValue(began),
      "places": places.map { .array($0.sorted().map(JSONValue.text)) } ?? .null,
      "study": StudyDocument.json(study),
      "side": JSONValue(side?.rawValue),
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
    work = try fields.optionalText("work") ?? key
    foundAs = try fields.optionalText("found_as") ?? session
    content = try fields.optionalText("content")
    began = try fields.optionalText("began")
    places = fields.value("places") == nil ? nil : Set(try fields.texts("places"))
    study = try StudyDocument.study(fields)
    side = try fields.optionalText("side").flatMap(Side.init)
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
