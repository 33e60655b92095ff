import HiplineCore

/// A page does not unpack zstd, which no app on a phone writes.
final class ZstdStream: UnpackedStream {
  let packed: PackedBytes

  init(_ packed: PackedBytes) throws(InputFailure) {
    throw CompressedSource.damaged(packed.path, "zstd is not unpacked here")
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int { 0 }
}
