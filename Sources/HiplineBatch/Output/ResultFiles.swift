import Crypto
import HiplineCore
import HiplineReport

/// The name of a session's files, without what kind they are.
struct SessionFileName: Hashable, Sendable {
  let text: String

  /// The longest in bytes: with a part of it that tells names apart, the endings, and what a converter puts before it, it stays below
  /// ``PlainName/longestBytes``.
  static let longestBytes = 200

  /// Letters, digits, `.`, `_` and `-`; anything else becomes `_`, and the name then ends in a fingerprint, so that two sessions never
  /// share a file. So does one that is too long.
  init(_ id: String) {
    let safe = id.unicodeScalars.map { scalar -> Character in
      let keeps =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "._-".unicodeScalars.contains(scalar)
      return keeps ? Character(scalar) : "_"
    }
    var name = String(safe)
    if name == id, !name.isEmpty, !name.hasPrefix("."), name.utf8.count <= Self.longestBytes {
      text = name
      return
    }
    let fingerprint = "-" + SHA256.hash(data: Array(id.utf8)).prefix(4).hexadecimal
    let beginning = name.hasPrefix(".") ? "_" : ""
    while beginning.utf8.count + name.utf8.count + fingerprint.utf8.count > Self.longestBytes {
      name.unicodeScalars.removeLast()
    }
    text = beginning + name + fingerprint
  }

  /// - Returns: nil for a name that Hipline gives to no session.
  init?(read text: String) {
    self.init(text)
    guard self.text == text else { return nil }
  }

  /// With an ending such as `.json`.
  func file(_ ending: String) -> PlainName { PlainName(made: text + ending) }
}

/// What is written of a session, and the SHA-256 of each file, by which it is known again.
struct ResultFiles: Hashable {
  let name: SessionFileName
  var session: String
  var traces: String
  var page: String

  static func hash(_ bytes: some Collection<UInt8>) -> String {
    SHA256.hash(data: Array(bytes)).hexadecimal
  }

  var json: JSONValue {
    .object([
      "name": .text(name.text), "session_sha256": .text(session), "traces_sha256": .text(traces),
      "page_sha256": .text(page),
    ])
  }

  init(name: SessionFileName, session: String, traces: String, page: String) {
    self.name = name
    self.session = session
    self.traces = traces
    self.page = page
  }

  init(_ fields: JSONFields) throws(InputFailure) {
    // It becomes a part of paths: nothing but what Hipline itself gives as a name.
    name = try fields.required(
      SessionFileName(read: fields.text("name")), "name", "a name that Hipline gives")
    session = try fields.text("session_sha256")
    traces = try fields.text("traces_sha256")
    page = try fields.text("page_sha256")
  }
}
