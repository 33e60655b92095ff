import Testing

@testable import HiplineAnalysis

struct PeakVelocityTests {
  @Test(arguments: [true, false])
  func `a minimum-jerk lift is 1.875 times as fast as its mean`(withGyroscope: Bool) throws {
    let context = try #require(
      try Curve(seconds: 4).repetition(20, hold: 2, move: 2).holding(seconds: 3)
        .contexts(withGyroscope: withGyroscope).first)
    let peak = PeakVelocity.measure(context).number(PeakVelocity.peak) ?? 0
    #expect(abs(peak - 18.75) < 0.02 * 18.75)
  }
}
