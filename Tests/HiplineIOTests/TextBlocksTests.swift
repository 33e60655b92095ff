import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

/// A source that gives a few bytes at a time and does not say how many there are.
private final class Trickle: ByteSource {
  let path = "trickle.csv"
  let byteCount: Int? = nil
  private let inner: MemorySource
  private let step: Int

  init(_ bytes: [UInt8], step: Int) {
    inner = MemorySource(bytes, path: path)
    self.step = step
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    inner.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(step)))
  }
}

struct TextBlocksTests {
  private func joined(_ source: any ByteSource, skipping: Int = 0) throws -> [UInt8] {
    let blocks = TextBlocks(source)
    blocks.skip(skipping)
    var all: [UInt8] = []
    while let block = try blocks.next() {
      #expect(block.last == Ascii.lineFeed)
      all += block
    }
    return all
  }

  @Test(arguments: [1 << 10, 70_000, 300_000])
  func `the blocks are the text`(size: Int) throws {
    var generator = SplitMix64(seed: UInt64(size))
    var text: [UInt8] = []
    while text.count < size {
      text += [UInt8](repeating: 0x61, count: Int.random(in: 0...200, using: &generator))
      text.append(Ascii.lineFeed)
    }
    #expect(try joined(MemorySource(text, path: "a")) == text)
    for step in [777, 65_536, 65_537] { #expect(try joined(Trickle(text, step: step)) == text) }
    // A last line without an end gets one.
    #expect(
      try joined(MemorySource(text.dropLast() + [0x62], path: "a")) == text.dropLast() + [
        0x62, 0x0A,
      ])
  }

  @Test func `the preview is the beginning and is given out too`() throws {
    let text = Array(stillRows(10_000).utf8)
    let blocks = TextBlocks(MemorySource(text, path: "a"))
    let (bytes, isAll) = try blocks.preview(FilePreview.maximumBytes)
    #expect(bytes == Array(text.prefix(FilePreview.maximumBytes)))
    #expect(!isAll)
    blocks.skip(100)
    var all: [UInt8] = []
    while let block = try blocks.next() { all += block }
    #expect(all == Array(text.dropFirst(100)))
    #expect(try TextBlocks(MemorySource(Array("a\n".utf8), path: "a")).preview(2).isAll)
    #expect(try !TextBlocks(MemorySource(Array("a\nb".utf8), path: "a")).preview(2).isAll)
  }

  @Test func `a line longer than blocks is one line, and one without end is refused`() throws {
    let long = [UInt8](repeating: 0x61, count: 500_000) + [Ascii.lineFeed]
    #expect(try joined(MemorySource(long + long, path: "a")) == long + long)
    let endless = [UInt8](repeating: 0x61, count: 3_000_000)
    let failure = #expect(throws: InputFailure.self) { try joined(Trickle(endless, step: 5000)) }
    #expect(failure?.code == .malformedRow)
  }

  @Test func `a table reads alike however its bytes come`() throws {
    let text = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(9000)
    let whole = try recording(text).accelerometer
    #expect(whole?.count == 9000)
    for step in [997, 40_000] {
      let read = try RecordingReader.read(
        Trickle(Array(text.utf8), step: step), fingerprinted: false, text: { $0 })
      #expect(read.first?.accelerometer == whole)
    }
  }
}
