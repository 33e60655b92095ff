import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineAnalysis

struct TremorAgainstFirstTests {
  private let key = TremorAgainstFirst.ratio

  @Test func `each set has its own baseline`() {
    let repetitions = [
      measured(1, [HoldTremor.acceleration: 0.1]), measured(2, [HoldTremor.acceleration: 0.2]),
      measured(3, set: 2, [HoldTremor.acceleration: 0.6]),
    ]
    let ratios = TremorAgainstFirst.measure(repetitions).map { $0.number(key) ?? .nan }
    let middle = 0.15
    #expect(
      Approximate.error(ratios, [Double.log(0.1 / middle), Double.log(0.2 / middle), 0])
        < .rounding)
  }

  @Test func `a leg that did not shake at first has no baseline, and says so`() {
    let repetitions =
      (1...3).map { measured($0, [HoldTremor.acceleration: nil]) }
      + [measured(4, [HoldTremor.acceleration: 0.2])]
    let values = TremorAgainstFirst.measure(repetitions)
    #expect(values[3][0].reading != values[0][0].reading)
    #expect(values[3].reasonNotMeasured(key)?.contains("first three") == true)
    #expect(values[0].reasonNotMeasured(key)?.contains("this repetition") == true)
  }
}
