import HiplineCore

/// What is unpacked of a gzip file: of all its members, each held against the checksum and the length that it ends with.
///
/// Source: RFC 1952.
final class GzipStream: UnpackedStream {
  let packed: PackedBytes
  private let inflation: Inflation
  private var place = Place.inMember

  private enum Place {
    case inMember
    /// Behind a member whose checksum and length were right; another may follow.
    case betweenMembers
    /// In the zeros that a tape or a disk's block is filled up with.
    case inPadding
  }

  /// - Throws: `archive-damaged` where there is no memory for it.
  init(_ packed: PackedBytes) throws(InputFailure) {
    self.packed = packed
    inflation = try packed.unpacked { () throws(Inflation.Problem) in try Inflation(.gzip) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    var count = 0
    while count == 0, !buffer.isEmpty {
      if inflation.input.isEmpty {
        let bytes = try packed.next()
        guard !bytes.isEmpty else {
          if place == .inMember { throw CompressedSource.damaged(packed.path, "it breaks off") }
          return 0
        }
        inflation.input = UnsafeBufferPointer(bytes.assumingMemoryBound(to: UInt8.self))
      }
      switch place {
      case .inMember:
        let got = try packed.unpacked { () throws(Inflation.Problem) in
          try inflation.unpack(into: buffer)
        }
        count = got.count
        if got.hasEnded { place = .betweenMembers }
      case .betweenMembers:
        if inflation.input[0] == 0 {
          place = .inPadding
        } else {
          try packed.unpacked { () throws(Inflation.Problem) in try inflation.begin() }
          place = .inMember
        }
      case .inPadding:
        guard inflation.input.allSatisfy({ $0 == 0 }) else {
          throw CompressedSource.damaged(packed.path, "something else follows its end")
        }
        inflation.input = UnsafeBufferPointer(start: nil, count: 0)
      }
    }
    return count
  }
}

extension PackedBytes {
  fileprivate func unpacked<T>(
    _ body: () throws(Inflation.Problem) -> T
  ) throws(InputFailure) -> T {
    do throws(Inflation.Problem) {
      return try body()
    } catch {
      switch error {
      case .noMemory:
        throw CompressedSource.damaged(path, "there is no memory to unpack it")
      case .corrupt:
        throw CompressedSource.damaged(path, "it is corrupt, or fails its own checksum")
      }
    }
  }
}
