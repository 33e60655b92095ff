#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a second run out of a folder; the system lets go of it whatever ends this one.
final class FolderLock: Sendable {
  private let descriptor: Int32

  init(_ folder: String) throws(OutputFailure) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFailure(folder) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
    // A file system without locks takes one run at a time on trust.
    if errno == EWOULDBLOCK {
      throw OutputFailure(path: folder, reason: "another run is writing there")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
