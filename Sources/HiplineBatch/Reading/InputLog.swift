import Crypto
import Foundation
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

  /// The store, with every file that is read from it written down.
  ///
  /// - Parameter archive: The archive that the store reads from; it counts as one file.
  func logging(_ store: FileStore, archive: String?) -> FileStore {
    if let archive {
      add(archive, Self.fingerprint(ofArchive: archive))
      return store
    }
    var logged = store
    logged.recordings = { [self] (path, columns, longestSeconds) throws(InputFailure) in
      do throws(InputFailure) {
        let recordings = try store.recordings(path, columns, longestSeconds)
        add(path, recordings.first?.sha256)
        return recordings
      } catch {
        // A recording that is too long is read in another way, which tells its fingerprint.
        if error.code != .tooLong { add(path, Self.fingerprint(of: path)) }
        throw error
      }
    }
    logged.longFile = { [self] (path, columns, visit) throws(InputFailure) in
      do throws(InputFailure) {
        let file = try store.longFile(path, columns, visit)
        add(path, file.sha256)
        return file
      } catch {
        add(path, Self.fingerprint(of: path))
        throw error
      }
    }
    logged.note = { [self] path in
      let bytes = store.note(path)
      add(path, bytes.map { SHA256.hash(data: $0).hexadecimal })
      return bytes
    }
    return logged
  }

  private func add(_ path: String, _ sha256: String?) {
    fingerprints.withLock { $0[path] = .some(sha256) }
  }

  /// The SHA-256 of the bytes of a file now.
  static func fingerprint(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = FileHandle(forReadingAtPath: path)
    else { return nil }
    var hash = SHA256()
    do {
      while let block = try file.read(upToCount: 1 << 20), !block.isEmpty {
        hash.update(data: block)
      }
      try file.close()
    } catch {
      return nil
    }
    return hash.finalize().hexadecimal
  }

  /// Archives hold many sessions; each is read through once, as long as it stays as it is.
  private struct ArchiveState: Hashable {
    var path: String
    var byteCount: Int
    var seconds: Int
    var nanoseconds: Int
  }

  private static let archives = Mutex<[ArchiveState: String?]>([:])

  static func fingerprint(ofArchive path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let state = ArchiveState(
      path: path, byteCount: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
    if let known = archives.withLock({ $0[state] }) { return known }
    let found = fingerprint(of: path)
    archives.withLock { $0[state] = .some(found) }
    return found
  }
}
