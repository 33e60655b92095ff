import HiplineCore

/// The bytes of a file in a zip, unpacked while they are read, and held against the checksum and the length that the directory states.
final class ZipEntrySource: ByteSource {
  let path: String
  /// Not what the archive states, which may be a lie.
  let byteCount: Int? = nil
  private let data: ZipData
  private let source: FileSource
  private let packing: Packing
  /// What is packed and was not read yet.
  private var packedLeft: Int64
  private var unpackedCount: Int64 = 0
  private var checksum = Checksum()
  private var hasEnded = false

  private enum Packing {
    case stored
    case deflated(Inflation, UnsafeMutableRawBufferPointer)
  }

  /// For speed only: so many bytes are unpacked at a time.
  private static let blockBytes = 1 << 16

  /// - Parameters:
  ///   - source: The archive, from its beginning.
  ///   - path: Of the file inside, for messages.
  /// - Throws: `archive-refused` for what is encrypted or packed in another way, `archive-damaged`.
  init(_ data: ZipData, in source: FileSource, path: String) throws(InputFailure) {
    (self.data, self.source, self.path) = (data, source, path)
    packedLeft = data.packedCount
    guard !data.isEncrypted else { throw ZipFailure.refused(path, "it is encrypted") }
    switch data.method {
    case 0: packing = .stored
    case 8:
      guard let inflation = try? Inflation(.bare) else {
        throw ZipFailure.damaged(path, "there is no memory to unpack it")
      }
      packing = .deflated(
        inflation, .allocate(byteCount: ZipEntrySource.blockBytes, alignment: 16))
    default:
      throw ZipFailure.refused(path, "it is packed in another way than most programs do (deflate)")
    }
    let header = ZipBytes(
      data.offset < source.byteCount ?? 0
        ? try source.bytes(at: Int(data.offset), count: 30)[...] : [])
    guard header.begin(with: 3, 4), let nameCount = header.number16(at: 26),
      let extraCount = header.number16(at: 28),
      let start = Int(exactly: data.offset + Int64(30 + nameCount + extraCount))
    else { throw ZipFailure.damaged(path, "it is not where its directory says") }
    try source.skip(start)
  }

  deinit {
    if case .deflated(_, let buffer) = packing { buffer.deallocate() }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    guard !hasEnded, !buffer.isEmpty else { return 0 }
    let count: Int
    switch packing {
    case .stored:
      count = try readPacked(into: buffer)
      hasEnded = count == 0
    case .deflated(let inflation, let packed): count = try unpack(inflation, packed, into: buffer)
    }
    checksum.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    unpackedCount += Int64(count)
    let isRight =
      hasEnded
      ? unpackedCount == data.byteCount && checksum.value == data.checksum && isAllUsed
      : unpackedCount <= data.byteCount
    guard isRight else { throw ZipFailure.damaged(path, "it fails its own checksum or length") }
    return count
  }

  private func unpack(
    _ inflation: Inflation, _ packed: UnsafeMutableRawBufferPointer,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputFailure) -> Int {
    var count = 0
    while count == 0, !hasEnded {
      if inflation.input.isEmpty {
        let got = try readPacked(into: packed)
        guard got > 0 else { throw ZipFailure.damaged(path, "it breaks off") }
        inflation.input = UnsafeBufferPointer(
          UnsafeMutableRawBufferPointer(rebasing: packed[..<got])
            .assumingMemoryBound(to: UInt8.self))
      }
      guard let unpacked = try? inflation.unpack(into: buffer) else {
        throw ZipFailure.damaged(path, "it is corrupt")
      }
      (count, hasEnded) = unpacked
    }
    return count
  }

  /// Whether nothing packed is left behind what was unpacked.
  private var isAllUsed: Bool {
    guard case .deflated(let inflation, _) = packing else { return packedLeft == 0 }
    return packedLeft == 0 && inflation.input.isEmpty
  }

  /// The next packed bytes; none at their end only.
  private func readPacked(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputFailure) -> Int {
    guard packedLeft > 0 else { return 0 }
    let got = try source.read(
      into: UnsafeMutableRawBufferPointer(
        rebasing: buffer[..<Int(min(packedLeft, Int64(buffer.count)))]))
    guard got > 0 else { throw ZipFailure.damaged(path, "it breaks off") }
    packedLeft -= Int64(got)
    return got
  }
}
