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
  /// Where it is until it has its name.
  private let scratch: OpenFolder
  private let place: PlainName
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  /// For speed only: so many bytes are written at a time.
  private static let bufferBytes = 1 << 16

  /// What is said where it takes no more.
  private let shown: String

  /// - Parameters:
  ///   - scratch: On the same file system as the place that it gets.
  ///   - place: Its name there, which nothing else has.
  ///   - path: What it will be, for messages.
  init(
    in scratch: OpenFolder, named place: PlainName = .unique, toBecome path: String
  ) throws(OutputFailure) {
    self.scratch = scratch
    self.place = place
    shown = path
    descriptor = scratch.create(place)
    if descriptor < 0 { throw OutputFailure(shown) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    scratch.remove(place)
  }

  func append(_ text: String) throws(OutputFailure) { try append(Array(text.utf8)) }

  func append(_ bytes: [UInt8]) throws(OutputFailure) {
    buffer += bytes
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Makes the file last, and gives it its name.
  func finish(as name: PlainName, in folder: OpenFolder) throws(OutputFailure) {
    try flush()
    guard fsync(descriptor) == 0 else { throw OutputFailure(shown) }
    try scratch.move(place, to: folder, as: name)
    close(descriptor)
    descriptor = -1
  }

  private func flush() throws(OutputFailure) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        systemWrite(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw OutputFailure(shown)
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// `write(2)`, whose plain name is taken inside ``UnfinishedFile``.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
