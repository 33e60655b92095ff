import HiplineTestSupport
import Testing

@testable import HiplineIO

struct RecentBytesTests {
  private static let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }

  private func read(_ source: RecentBytes, _ count: Int) throws -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    return Array(buffer.prefix(try source.read(into: buffer)))
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `what was read last is read again as it was`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let source = RecentBytes(MemorySource(Self.bytes, path: "a"), count: 1000)
    var (position, farthest, backs) = (0, 0, 0)
    while position < Self.bytes.count {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        let offset = Int.random(in: max(0, farthest - 1000)...farthest, using: &generator)
        #expect(source.goBack(to: offset))
        position = offset
        backs += 1
      }
      let got = try read(source, Int.random(in: 1...700, using: &generator))
      #expect(got.elementsEqual(Self.bytes[position..<(position + got.count)]))
      #expect(!got.isEmpty || position == Self.bytes.count)
      position += got.count
      farthest = max(farthest, position)
    }
    #expect(backs > 10)
    #expect(try read(source, 10).isEmpty)
  }

  @Test func `what is too far back is refused, and reading goes on`() throws {
    let source = RecentBytes(MemorySource(Self.bytes, path: "a"), count: 100)
    for _ in 0..<50 { #expect(try read(source, 100).count == 100) }
    #expect(!source.goBack(to: 4000))
    #expect(try read(source, 100).elementsEqual(Self.bytes[5000..<5100]))
    #expect(source.goBack(to: 5000))
    #expect(try read(source, 100).elementsEqual(Self.bytes[5000..<5100]))
  }
}
