package import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of an ordinary file.
final class FileSource: ByteSource {
  let path: String
  let byteCount: Int?
  /// When it was opened.
  let state: FileState
  private let descriptor: Int32

  /// - Throws: `unreadable` with the system's reason; a folder, a pipe or a device counts as such.
  init(path: String) throws(InputFailure) {
    self.path = path
    // Not to wait for somebody to write into a pipe that is refused anyway.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var status = stat()
    let isOpen = descriptor >= 0 && fstat(descriptor, &status) == 0
    let reason = FileSource.systemReason()
    byteCount = Int(status.st_size)
    state = FileState(status)
    guard isOpen else { throw FileSource.unreadable(path, reason: reason) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileSource.unreadable(path, reason: "it is a folder")
    default: throw FileSource.unreadable(path, reason: "it is not an ordinary file")
    }
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    while true {
      let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileSource.unreadable(path, reason: FileSource.systemReason()) }
    }
  }

  func skip(_ count: Int) throws(InputFailure) {
    guard lseek(descriptor, off_t(count), SEEK_CUR) >= 0 else {
      throw FileSource.unreadable(path, reason: FileSource.systemReason())
    }
  }

  /// The first bytes of the file, wherever reading is.
  func prefix(_ count: Int) -> [UInt8] { (try? bytes(at: 0, count: count)) ?? [] }

  /// Bytes at a place, wherever reading is; fewer at the end of the file.
  func bytes(at offset: Int, count: Int) throws(InputFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var got = 0
    while got < count {
      let more = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + got }, count - got, off_t(offset + got))
      }
      if more == 0 { break }
      if more > 0 {
        got += more
      } else if errno != EINTR {
        throw FileSource.unreadable(path, reason: FileSource.systemReason())
      }
    }
    return Array(bytes[..<got])
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }

  static func unreadable(_ path: String, reason: String) -> InputFailure {
    InputFailure(
      .unreadable, path: path, "the file cannot be read: \(reason)",
      hint: "check that the path names a file which you may read")
  }
}

/// `read(2)`, whose plain name is taken inside ``FileSource``.
private func systemRead(
  _ descriptor: Int32, _ into: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, into, count)
}

extension FileBytes {
  /// - Throws: `unreadable` with the system's reason, or for more than `limit` bytes; a folder, a pipe or a device counts as such.
  package static func read(
    path: String, limit: Int = FileBytes.mostBytes
  ) throws(InputFailure) -> [UInt8] {
    let source = try FileSource(path: path)
    let bytes = try read(source, limit: limit)
    guard source.state == FileState(path: path) else { throw InputFailure.changedWhileRead(path) }
    return bytes
  }
}
