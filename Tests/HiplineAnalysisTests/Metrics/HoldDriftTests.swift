import Testing

@testable import HiplineAnalysis

struct HoldDriftTests {
  @Test(arguments: [-0.8, 0, 0.5])
  func `a hold that sinks or rises does so at its slope`(drift: Double) throws {
    let curve = Curve(seconds: 3).moving(to: 20, seconds: 2).holding(seconds: 4, drift: drift)
      .moving(to: 0, seconds: 2).holding(seconds: 3)
    let values = HoldDrift.measure(try #require(try curve.contexts().first))
    #expect(abs((values.number(HoldDrift.drift) ?? .nan) - drift) < 0.05)
  }

  @Test func `a movement that turns at once has no drift, and says why`() throws {
    let context = try #require(
      try Curve(seconds: 3).repetition(20, hold: 0, move: 1.5).holding(seconds: 3).contexts().first)
    #expect(
      HoldDrift.measure(context).reasonNotMeasured(HoldDrift.drift)?.contains("0.5 s") == true)
  }
}
