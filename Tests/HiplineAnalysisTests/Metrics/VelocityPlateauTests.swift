import Testing

@testable import HiplineAnalysis

struct VelocityPlateauTests {
  /// Of a minimum-jerk movement a third of the time is near the peak rate: 0.3249, from its rate 30 s² (1 − s)².
  @Test func `a minimum-jerk movement has a third of a plateau`() throws {
    let context = try #require(try Curve(seconds: 3).repetitions(1, 20).contexts().first)
    let values = VelocityPlateau.measure(context)
    #expect(abs((values.number(VelocityPlateau.lift) ?? 0) - 0.325) < 0.06)
    #expect(abs((values.number(VelocityPlateau.lower) ?? 0) - 0.325) < 0.06)
  }
}
