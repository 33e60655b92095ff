import HiplineAnalysis
import HiplineCore
import Testing

@testable import HiplineReport

struct SparklineTests {
  @Test func `blocks begin at zero, and half a value is half a block`() {
    #expect(Sparkline(values: [0, 1, 2, 3, 4, 8], sets: [6]).text == "▁▁▂▃▄█")
    #expect(Sparkline(values: [20, 20.5, 21], sets: [3]).text == "███")
  }

  @Test func `what could not be measured is a dot, and a new set stands apart`() {
    #expect(Sparkline(values: [8, nil, 4, 8], sets: [2, 2]).text == "█· ▄█")
  }

  @Test func `nothing is drawn of nothing`() {
    #expect(Sparkline(values: [], sets: []).text == nil)
    #expect(Sparkline(values: [3], sets: [1]).text == nil)
    #expect(Sparkline(values: [0, 0, nil], sets: [3]).text == nil)
  }

  @Test func `a session has its range and its tremor below the table, with their extremes`() throws
  {
    let lines = SessionSparklines(Example.session).lines
    #expect(lines.map { $0.split(separator: " ")[0] } == ["ROM", "tremor"])
    let ranges = Example.session.repetitions.filter(\.isComplete).compactMap {
      $0.number(RangeOfMotion.range)
    }
    let (least, most) = (try #require(ranges.min()), try #require(ranges.max()))
    #expect(lines[0].hasSuffix("  \(least.text(decimals: 1))–\(most.text(decimals: 1))°"))
    let blocks = lines[0].split(separator: " ")[1]
    #expect(blocks.count == Example.session.repetitions.count)
    #expect(SessionSparklines(Example.still).lines.isEmpty)
  }

  @Test func `colour changes no word and no place`() {
    let plain = TextRenderer.session(Example.session)
    let coloured = TextRenderer.session(
      Example.session, style: TextStyle(isColoured: true, columns: nil))
    #expect(coloured != plain)
    let shown = TextStyle(isColoured: true, columns: nil).shown(coloured)
    #expect(shown.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }
}
