import Crypto
import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that is open: what is read, written and removed in it is so under plain names relative to it, and no link is followed on
/// the way.
final class OpenFolder: Sendable {
  /// Where it is, as the user named it; for messages.
  let path: String
  private let descriptor: Int32

  /// - Parameter isMade: Whether it, and those that lead to it, are made where they are not there.
  init(path: String, isMade: Bool) throws(OutputFailure) {
    self.path = path
    if isMade { try Self.make(path) }
    descriptor = systemOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw OutputFailure(path) }
  }

  /// A folder in another one.
  ///
  /// - Parameter isMade: Whether it is made where it is not there.
  /// - Throws: Where the name is a link or anything else than a folder.
  init(_ name: PlainName, in folder: OpenFolder, isMade: Bool) throws(OutputFailure) {
    path = folder.path(of: name)
    guard !isMade || mkdirat(folder.descriptor, name.text, 0o755) == 0 || errno == EEXIST else {
      descriptor = -1
      throw OutputFailure(path)
    }
    descriptor = openat(
      folder.descriptor, name.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 {
      // The system calls a link here no folder.
      let isLink = errno == ENOTDIR || errno == ELOOP
      throw isLink ? Self.isNoFolder(path) : OutputFailure(path)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func isNoFolder(_ path: String) -> OutputFailure {
    OutputFailure(
      path: path, reason: "it is a link or a file where a folder is expected",
      hint: "move it away, or name another folder")
  }

  private static func make(_ path: String) throws(OutputFailure) {
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, let slash = path.dropLast().lastIndex(of: "/"), slash > path.startIndex
    else { throw OutputFailure(path) }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw OutputFailure(path) }
  }

  func path(of name: PlainName) -> String {
    path + (path.hasSuffix("/") ? "" : "/") + name.text
  }

  /// Keeps a second run out, as long as this folder is open: the system lets go of it whatever ends this one.
  func lock() throws(OutputFailure) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
    // A file system without locks takes one run at a time on trust.
    if errno == EWOULDBLOCK {
      throw OutputFailure(
        path: path, reason: "another run is writing there",
        hint: "wait for it, or name another folder")
    }
  }

  /// What is in it, in order; none where it cannot be listed. A name that is no text is given with signs in place of what is none.
  var names: [PlainName] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let listing = fdopendir(copy) else { return [] }
    defer { closedir(listing) }
    var names: [PlainName] = []
    while let entry = readdir(listing) {
      let text = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name = PlainName(text) { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether there is something of a name, be it a link that leads nowhere.
  func holds(_ name: PlainName) -> Bool {
    faccessat(descriptor, name.text, F_OK, AT_SYMLINK_NOFOLLOW) == 0
  }

  // MARK: - Files

  /// The largest file that is read back, in bytes: thousands of times a session's page, and what memory holds.
  static let mostBytes = 1 << 30

  /// The bytes of a file; nil where there is none, for a link, a folder, a pipe or a device, and for one of more than ``mostBytes``.
  func bytes(_ name: PlainName) -> [UInt8]? {
    guard let file = open(name) else { return nil }
    defer { close(file.descriptor) }
    return file.byteCount <= Self.mostBytes ? read(file.descriptor, file.byteCount) : nil
  }

  /// The first bytes of a file, or all there are.
  func start(_ name: PlainName, bytes count: Int) -> [UInt8]? {
    guard let file = open(name) else { return nil }
    defer { close(file.descriptor) }
    return read(file.descriptor, min(count, file.byteCount))
  }

  /// The SHA-256 of a file, in hexadecimal; nil as of ``bytes(_:)``, however large it is.
  func hash(_ name: PlainName) -> String? {
    guard let file = open(name) else { return nil }
    defer { close(file.descriptor) }
    var hash = SHA256()
    var left = file.byteCount
    while left > 0 {
      guard let block = read(file.descriptor, min(left, 1 << 20)) else { return nil }
      hash.update(data: block)
      left -= block.count
    }
    return hash.finalize().hexadecimal
  }

  private func open(_ name: PlainName) -> (descriptor: Int32, byteCount: Int)? {
    // Not to wait for somebody to write into a pipe.
    let file = openat(
      descriptor, name.text, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    return (file, Int(status.st_size))
  }

  /// So many bytes; nil where there are fewer.
  private func read(_ file: Int32, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var place = 0
    while place < count {
      let more = bytes.withUnsafeMutableBytes { buffer in
        systemRead(file, buffer.baseAddress?.advanced(by: place), count - place)
      }
      if more < 0, errno == EINTR { continue }
      guard more > 0 else { return nil }
      place += more
    }
    return bytes
  }

  /// Makes a file that is not there.
  func create(_ name: PlainName) -> Int32 {
    openat(
      descriptor, name.text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
  }

  /// Moves a file of this folder to another one, over what has the name there, and makes that last.
  func move(
    _ name: PlainName, to folder: OpenFolder, as other: PlainName
  ) throws(OutputFailure) {
    guard renameat(descriptor, name.text, folder.descriptor, other.text) == 0,
      // The name is in the folder, which has to be on the disk too.
      fsync(folder.descriptor) == 0
    else { throw OutputFailure(folder.path(of: other)) }
  }

  func remove(_ name: PlainName) { unlinkat(descriptor, name.text, 0) }

  /// Removes a folder in this one with the files that are in it.
  func remove(folder name: PlainName) {
    guard let inner = try? OpenFolder(name, in: self, isMade: false) else { return }
    for file in inner.names { inner.remove(file) }
    unlinkat(descriptor, name.text, AT_REMOVEDIR)
  }
}

/// `read(2)` and `open(2)`, whose plain names are taken inside ``OpenFolder``.
private func systemRead(_ file: Int32, _ into: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, into, count)
}

private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
