import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct RangeAgainstFirstTests {
  @Test func `the own range is the median of the first three complete repetitions`() {
    let repetitions = [
      measured(1, complete: false, [RangeOfMotion.range: 5]),
      measured(2, [RangeOfMotion.range: 20]),
      measured(3, [RangeOfMotion.range: 22]), measured(4, [RangeOfMotion.range: 60]),
      measured(5, [RangeOfMotion.range: 11]),
    ]
    let ratios = RangeAgainstFirst.measure(repetitions).map {
      $0.number(RangeAgainstFirst.ratio) ?? 0
    }
    #expect(Approximate.error(ratios, [5 / 22.0, 20 / 22.0, 1, 60 / 22.0, 0.5]) < .rounding)
  }

  @Test func `a long first set gives its first half`() {
    let ranges: [Double] = [10, 12, 14, 20, 22, 9, 9, 9, 9, 9]
    let repetitions = ranges.enumerated().map { measured($0 + 1, [RangeOfMotion.range: $1]) }
    let ratios = RangeAgainstFirst.measure(repetitions).map {
      $0.number(RangeAgainstFirst.ratio) ?? 0
    }
    #expect(Approximate.error(ratios, ranges.map { $0 / 14 }) < .rounding)
  }

  @Test func `another exercise is held against its own first set`() {
    let repetitions = zip(1..., [20.0, 22, 21, 40, 44, 42]).map { index, range in
      var repetition = measured(index, set: index > 3 ? 2 : 1, [RangeOfMotion.range: range])
      repetition.exercise = repetition.set
      return repetition
    }
    let ratios = RangeAgainstFirst.measure(repetitions).map {
      $0.number(RangeAgainstFirst.ratio) ?? 0
    }
    let own = [20.0 / 21, 22 / 21.0, 1]
    #expect(Approximate.error(ratios, own + own) < .rounding)
  }

  @Test func `without a complete repetition there is no own range`() {
    let values = RangeAgainstFirst.measure([measured(1, complete: false, [RangeOfMotion.range: 5])])
    #expect(values[0].reasonNotMeasured(RangeAgainstFirst.ratio) == "no complete repetition")
    #expect(RangeAgainstFirst.measure([]).isEmpty)
  }
}
