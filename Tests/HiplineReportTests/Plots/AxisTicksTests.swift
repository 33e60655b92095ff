import HiplineTestSupport
import Testing

@testable import HiplineReport

struct AxisTicksTests {
  @Test(
    arguments: [
      (0.0...100.0, 3, [0.0, 50, 100]), (0...20, 6, [0, 5, 10, 15, 20]),
      (-3...21, 6, [0, 5, 10, 15, 20]), (0.12...0.29, 5, [0.15, 0.2, 0.25]),
      (2...94, 12, [10, 20, 30, 40, 50, 60, 70, 80, 90]), (3...15, 5, [5, 10, 15]),
      (0...1, 2, [0, 1]), (-0.5...0.5, 3, [-0.5, 0, 0.5]),
    ])
  func `ticks are the round numbers within`(
    domain: ClosedRange<Double>, most: Int, expected: [Double]
  ) {
    #expect(AxisTicks(in: domain, atMost: most).values == expected)
  }

  @Test func `repetitions have whole numbers`() {
    #expect(AxisTicks(in: 0.4...3.6, atMost: 8, integers: true).values == [1, 2, 3])
    #expect(AxisTicks(in: 0.4...12.6, atMost: 5, integers: true).values == [5, 10])
  }

  @Test func `labels have as many decimals as tell them apart`() {
    let ticks = AxisTicks(in: 0.12...0.29, atMost: 5)
    #expect(ticks.values.map(ticks.label) == ["0.15", "0.20", "0.25"])
    let whole = AxisTicks(in: -10...10, atMost: 3)
    #expect(whole.values.map(whole.label) == ["−10", "0", "10"])
  }

  @Test
  func `there are never more than wanted, none outside, and a finer step would make too many`() {
    var random = SplitMix64(seed: 1)
    for most in 2...12 {
      for pair in zip(random.uniform(count: 200), random.uniform(count: 200, in: 0.001...3)) {
        let start = pair.0 * 1000
        let domain = start...(start + Double.pow10(pair.1 * 2 - 3))
        let ticks = AxisTicks(in: domain, atMost: most)
        #expect(ticks.values.count <= most)
        let slack = 1e-6 * (domain.upperBound - domain.lowerBound)
        #expect(
          ticks.values.allSatisfy {
            $0 >= domain.lowerBound - slack && $0 <= domain.upperBound + slack
          })
        guard ticks.values.count > 1 else { continue }
        let step = ticks.values[1] - ticks.values[0]
        // The next finer step of 1, 2, 5 is at most two and a half times as fine.
        let finer = (domain.upperBound - domain.lowerBound) / (step / 2.5)
        #expect(finer + 1 > Double(most))
      }
    }
  }

  @Test func `a widened domain begins and ends at ticks`() {
    #expect(AxisTicks.widened(-0.3...20.7, atMost: 5) == -5...25)
    #expect(AxisTicks.widened(0...20, atMost: 5) == 0...20)
  }

  @Test func `air is put at ends that are not zero`() {
    #expect(AxisTicks.aired(0...100) == 0...106)
    #expect(AxisTicks.aired(-100...0) == -106...6)
  }
}

extension Double {
  /// Ten to a power.
  fileprivate static func pow10(_ exponent: Double) -> Double {
    var result = 1.0
    for _ in 0..<Int(exponent.rounded().magnitude) { result *= exponent < 0 ? 0.1 : 10 }
    return result
  }
}
