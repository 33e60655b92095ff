import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file in the making, which gets its name when it is whole and safe on the disk.
///
/// Whoever looks at the name sees the old file or the new one, at any moment and after any crash, never a part.
final class UnfinishedFile {
  private let path: String
  private let place: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  /// For speed only: so many bytes are written at a time.
  private static let bufferBytes = 1 << 16

  /// - Parameters:
  ///   - path: The name that it gets.
  ///   - folder: Where it is until then, on the same file system.
  init(_ path: String, in folder: String) throws(OutputFailure) {
    self.path = path
    place = folder + "/" + UUID().uuidString
    descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw failure() }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(place)
  }

  /// A whole file in one step.
  static func write(
    _ text: String, to path: String, by folder: String
  ) throws(OutputFailure) {
    try write(Array(text.utf8), to: path, by: folder)
  }

  static func write(
    _ bytes: [UInt8], to path: String, by folder: String
  ) throws(OutputFailure) {
    let file = try UnfinishedFile(path, in: folder)
    try file.append(bytes)
    try file.finish()
  }

  func append(_ text: String) throws(OutputFailure) { try append(Array(text.utf8)) }

  func append(_ bytes: [UInt8]) throws(OutputFailure) {
    buffer += bytes
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Gives the file its name.
  func finish() throws(OutputFailure) {
    try flush()
    guard fsync(descriptor) == 0 else { throw failure() }
    try Self.rename(place, to: path)
    close(descriptor)
    descriptor = -1
  }

  /// Moves a whole file to its name, and makes that last.
  static func rename(_ place: String, to path: String) throws(OutputFailure) {
    guard systemRename(place, path) == 0 else { throw OutputFailure(path) }
    // The name is in the folder, which has to be on the disk too.
    let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw OutputFailure(path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw OutputFailure(path) }
  }

  private func flush() throws(OutputFailure) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        systemWrite(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure()
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure() -> OutputFailure { OutputFailure(path) }
}

/// `write(2)` and `rename(2)`, whose plain names are taken inside ``UnfinishedFile``.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }

/// A result that could not be written.
package struct OutputFailure: Error, Sendable, CustomStringConvertible {
  package var path: String
  package var reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// With the system's last reason.
  init(_ path: String) { self.init(path: path, reason: String(cString: strerror(errno))) }

  package var description: String {
    "\(path): cannot be written: \(reason); what is there is whole, and --resume goes on from it"
  }
}
