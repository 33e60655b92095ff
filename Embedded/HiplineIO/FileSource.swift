package import HiplineCore

/// The bytes of a file that was handed to a page.
final class FileSource: ByteSource {
  let path: String
  let byteCount: Int?
  let state: FileState
  private let file: DroppedFiles.File
  private var position = 0

  init(path: String) throws(InputFailure) {
    guard let file = DroppedFiles.file(at: path), let state = FileState(path: path) else {
      throw FileSource.unreadable(
        path,
        reason: DroppedFiles.isFolder(path) ? "it is a folder" : "No such file or directory")
    }
    guard let byteCount = file.byteCount else {
      throw InputFailure(
        .unreadable, path: path, "the file has more than 2 GiB, which a page cannot read",
        hint: "analyse it with the program `hipline`, or export a part of the recording")
    }
    self.path = path
    self.file = file
    self.state = state
    self.byteCount = byteCount
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    guard let count = DroppedFiles.read(file, at: position, into: buffer) else { throw notGiven }
    position += count
    return count
  }

  func skip(_ count: Int) throws(InputFailure) { position += count }

  func prefix(_ count: Int) -> [UInt8] { (try? bytes(at: 0, count: count)) ?? [] }

  func bytes(at offset: Int, count: Int) throws(InputFailure) -> [UInt8] {
    var isGiven = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let read = DroppedFiles.read(
        file, at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      isGiven = read != nil
      filled = read ?? 0
    }
    guard isGiven else { throw notGiven }
    return bytes
  }

  private var notGiven: InputFailure {
    FileSource.unreadable(
      path,
      reason: "the browser does not give it; it was moved or changed since, or may not be read")
  }

  static func unreadable(_ path: String, reason: String) -> InputFailure {
    InputFailure(
      .unreadable, path: path, "the file cannot be read: \(reason)",
      hint: "check that the path names a file which you may read")
  }
}

extension FileBytes {
  package static func read(
    path: String, limit: Int = FileBytes.mostBytes
  ) throws(InputFailure) -> [UInt8] {
    try read(FileSource(path: path), limit: limit)
  }
}
