import HiplineCore

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
  private let descriptor: Int32

  /// - Throws: `unreadable` with the system's reason; a folder, a pipe or a device counts as such.
  init(path: String) throws(InputFailure) {
    self.path = path
    // Not to wait for somebody to write into a pipe that is refused anyway.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      byteCount = nil
      throw FileSource.unreadable(path, reason: FileSource.systemReason())
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      byteCount = nil
      throw FileSource.unreadable(path, reason: FileSource.systemReason())
    }
    byteCount = Int(status.st_size)
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
  func prefix(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      used = max(0, pread(descriptor, buffer.baseAddress, count, 0))
    }
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }

  private static func unreadable(_ path: String, reason: String) -> InputFailure {
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
