import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's bytes, read in whole.
enum FileBytes {
  /// - Throws: `unreadable` with the system's reason; a folder, a pipe or a device counts as such.
  static func read(path: String) throws(InputFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, reason: systemReason()) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, reason: systemReason()) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw unreadable(path, reason: "it is a folder")
    default: throw unreadable(path, reason: "it is not an ordinary file")
    }

    let size = Int(status.st_size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      while count < size {
        let got = systemRead(descriptor, base + count, min(size - count, 1 << 22))
        if got < 0 {
          if errno == EINTR { continue }
          failed = true
          return
        }
        if got == 0 { return }
        count += got
      }
    }
    if failed { throw unreadable(path, reason: systemReason()) }
    return bytes
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }

  private static func unreadable(_ path: String, reason: String) -> InputFailure {
    InputFailure(
      .unreadable, path: path, "the file cannot be read: \(reason)",
      hint: "check that the path names a file which you may read")
  }
}

/// `read(2)`, whose plain name is taken inside ``FileBytes``.
private func systemRead(_ descriptor: Int32, _ into: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, into, count)
}
