import Testing

@testable import HiplineAnalysis

struct HoldSagTests {
  @Test(arguments: [(-0.5, 2.0), (0, 0), (0.5, 0)])
  func `a hold that sinks has sagged by what it sank, one that rises has not`(
    drift: Double, sag: Double
  ) throws {
    let curve = Curve(seconds: 3).moving(to: 20, seconds: 2).holding(seconds: 4, drift: drift)
      .moving(to: 0, seconds: 2).holding(seconds: 3)
    let values = HoldSag.measure(try #require(try curve.contexts().first))
    #expect(abs((values.number(HoldSag.sag) ?? .nan) - sag) < 0.35)
  }

  @Test func `a movement that turns at once cannot sag, and says why`() throws {
    let context = try #require(
      try Curve(seconds: 3).repetition(20, hold: 0, move: 1.5).holding(seconds: 3).contexts().first)
    #expect(HoldSag.measure(context).reasonNotMeasured(HoldSag.sag)?.contains("0.5 s") == true)
  }
}
