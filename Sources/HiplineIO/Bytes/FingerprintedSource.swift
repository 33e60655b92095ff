import Crypto
import HiplineCore

/// Another source, and the SHA-256 of its bytes, taken while they are read.
final class FingerprintedSource: ByteSource {
  private let source: any ByteSource
  private var hash = SHA256()

  init(_ source: any ByteSource) { self.source = source }

  var path: String { source.path }
  var byteCount: Int? { source.byteCount }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    let count = try source.read(into: buffer)
    hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  /// SHA-256 of all bytes in hexadecimal; reads what is left of them.
  func sha256() throws(InputFailure) -> String {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
    return hash.finalize().hexadecimal
  }
}

extension FileBytes {
  /// The SHA-256 of the bytes of a file now, in hexadecimal; nil where it cannot be read, or has more than `limit` bytes.
  package static func sha256(path: String, atMost limit: Int = .max) -> String? {
    guard let file = try? FileSource(path: path), file.byteCount ?? 0 <= limit else { return nil }
    return try? FingerprintedSource(file).sha256()
  }
}
