import Crypto
import HiplineCore
import HiplineIO
import Synchronization

/// The files that a session was made from, by what they hold.
final class InputLog: Sendable {
  /// A file, and the SHA-256 of its bytes; nil for one that is not there or cannot be read.
  struct Input: Hashable {
    var path: String
    var sha256: String?
  }

  private let fingerprints = Mutex<[String: String?]>([:])

  /// Everything that was asked for, in the order of paths.
  var inputs: [Input] {
    fingerprints.withLock { $0 }.map { Input(path: $0.key, sha256: $0.value) }
      .sorted { $0.path < $1.path }
  }

  /// Writes a file down that was read.
  func add(_ path: String, _ sha256: String?) {
    fingerprints.withLock { $0[path] = .some(sha256) }
  }

  /// A file that could not be read is fingerprinted up to so many bytes; one that claims more is taken for another each time. For speed
  /// only: a second.
  private static let largestUnread = 1 << 30

  /// Writes a file down that could not be read to its end.
  func add(unread path: String) {
    add(path, FileBytes.sha256(path: path, atMost: Self.largestUnread))
  }

  /// Writes a small file down.
  ///
  /// - Parameter bytes: nil where it is not there.
  func add(_ path: String, bytes: [UInt8]?) {
    add(path, bytes.map { SHA256.hash(data: $0).hexadecimal })
  }

  /// Writes an archive down, which counts as one file.
  func add(archive path: String) { add(path, Self.fingerprint(ofArchive: path)) }

  /// Archives hold many sessions; each is read through once, as long as it stays as it is.
  private static let archives = Mutex<[FileState: String?]>([:])

  static func fingerprint(ofArchive path: String) -> String? {
    guard let state = FileState(path: path) else { return nil }
    if let known = archives.withLock({ $0[state] }) { return known }
    let found = FileBytes.sha256(path: path)
    archives.withLock { $0[state] = .some(found) }
    return found
  }
}
