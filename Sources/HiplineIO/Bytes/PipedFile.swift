package import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What came through a pipe or the standard input, kept in memory: it comes once, and a recording may be read twice.
package final class PipedFile: Sendable {
  /// The path that means the standard input.
  package static let standardInput = "-"
  /// So many bytes may come through a pipe, as they are held: an hour of six channels at 100 Hz takes a tenth of it.
  static let mostBytes = 256 << 20

  package let path: String
  let bytes: [UInt8]

  /// What a session is called that came through a path: a number says nothing of it.
  package static func name(of path: String) -> String {
    let name = FileName.name(of: path)
    return path == standardInput ? "standard-input" : Int(name) == nil ? name : "pipe-" + name
  }

  /// Whether a path that somebody named is the standard input or a pipe.
  package static func isPipe(_ path: String) -> Bool {
    if path == standardInput { return true }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Reads all that comes, until whoever writes ends.
  ///
  /// - Throws: `unreadable` for more than ``mostBytes``, and with the system's reason; `empty` where nothing comes, as from a pipe that
  ///   nobody writes to.
  package init(path: String) throws(InputFailure) {
    self.path = path
    // Not to wait for somebody who may never come to write.
    let descriptor =
      path == Self.standardInput ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileSource.unreadable(path, reason: Self.systemReason()) }
    defer { close(descriptor) }
    bytes = try Self.bytes(of: descriptor, path: path)
    if bytes.isEmpty {
      throw InputFailure(
        .empty, path: path, "nothing came through it",
        hint: "begin with the program that writes, as in `zcat thigh.csv.gz | hipline analyze -`")
    }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      throw InputFailure(
        .archiveRefused, path: path,
        "an archive is read from its end, which a pipe does not have yet",
        hint: "give the archive's file")
    }
  }

  private static func bytes(of descriptor: Int32, path: String) throws(InputFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = poll(&wait, 1, -1)
        } else if errno != EINTR {
          throw FileSource.unreadable(path, reason: systemReason())
        }
        continue
      }
      guard bytes.count + count <= mostBytes else {
        throw InputFailure(
          .unreadable, path: path,
          "more than \(mostBytes >> 20) MiB came through it, which are held in memory",
          hint: "write it to a file, and give that")
      }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}

extension PipedFile: Hashable {
  /// What came once is the same as nothing else.
  package static func == (one: PipedFile, other: PipedFile) -> Bool { one === other }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
