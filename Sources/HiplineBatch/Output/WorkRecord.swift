import Foundation
import HiplineCore
import HiplineReport

/// What is remembered of one session that is done, so that a later run need not do it again.
///
/// It holds as long as nothing that went into it has changed: the bytes of its files, by their fingerprints, and all else, by the
/// record's ``key``.
struct WorkRecord: Codable {
  static let schema = "hipline.work/1"

  private(set) var schema = Self.schema
  /// The ``WorkFingerprint``; the record's name.
  let key: String
  /// The session's place among all sessions of the run, from 0.
  var position: Int
  let inputs: [InputLog.Input]
  /// The names in `sessions` of what came out: one, none, or several where files did not belong together.
  let sessions: [String]
  let failures: [JSONValue]

  init(
    _ source: SessionSource, at position: Int, outcome: SessionOutcome,
    inputs: [InputLog.Input]
  ) {
    key = WorkFingerprint.text(source)
    self.position = position
    self.inputs = inputs
    sessions = outcome.sessions.map { $0.fileName + ".json" }
    failures = outcome.failures.map(FindingDocument.json)
  }

  /// Whether every file is still what it was. One that could not be read may be readable now.
  func holds(archive: String?) -> Bool {
    inputs.allSatisfy { input in
      let now =
        input.path == archive
        ? InputLog.fingerprint(ofArchive: input.path) : InputLog.fingerprint(of: input.path)
      return now == input.sha256
        && (now != nil || !FileManager.default.fileExists(atPath: input.path))
    }
  }

  /// - Returns: nil for anything else than a whole record.
  init?(path: String) {
    guard let data = FileManager.default.contents(atPath: path),
      let record = try? JSONDecoder().decode(WorkRecord.self, from: data),
      record.schema == Self.schema
    else { return nil }
    self = record
  }

  var encoded: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("a record of texts and whole numbers can be encoded")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
