import HiplineTestSupport
import Testing

@testable import HiplineIO

struct SeparatorIndexTests {
  @Test(arguments: [Ascii.comma, Ascii.semicolon, Ascii.tab, Ascii.bar])
  func `the places are those that a loop finds`(delimiter: UInt8) {
    var generator = SplitMix64(seed: UInt64(delimiter))
    var index = SeparatorIndex()
    defer { index.deallocate() }
    for length in [0, 1, 63, 64, 65, 128, 1000, 5000] {
      for share in [2, 12, 200] {
        let text = (0..<(length + TextBlocks.margin)).map { _ in
          switch Int.random(in: 0..<share, using: &generator) {
          case 0: delimiter
          case 1: Int.random(in: 0..<4, using: &generator) == 0 ? Ascii.lineFeed : delimiter
          default: UInt8.random(in: 0...255, using: &generator)
          }
        }
        let expected = (0..<length).filter { text[$0] == delimiter || text[$0] == Ascii.lineFeed }
        text.withUnsafeBufferPointer { text in
          index.fill(UnsafeBufferPointer(rebasing: text[..<length]), delimiter: delimiter)
        }
        #expect(index.count == expected.count)
        #expect((0..<index.count).map { Int(index.positions[$0]) } == expected)
        #expect(index.positions[-1] &+ 1 == 0)
      }
    }
  }
}
