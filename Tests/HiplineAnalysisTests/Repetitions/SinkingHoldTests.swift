import Testing

@testable import HiplineAnalysis

struct SinkingHoldTests {
  @Test(arguments: [1.0, 2, 3])
  func `a hold that sinks from the top on is held, not lowered`(sink: Double) throws {
    let curve = Curve(seconds: 3).moving(to: 20, seconds: 2).holding(seconds: 2.5, drift: -sink)
      .moving(to: 0, seconds: 2).holding(seconds: 3)
    let context = try #require(try curve.contexts().first)
    #expect(abs(context.seconds(context.repetition.hold) - 2.5) < 0.5)
    let drift = HoldDrift.measure(context).number(HoldDrift.drift)
    #expect(abs((drift ?? 0) + sink) < 0.4)
  }

  @Test(arguments: [1.5, 3, 4])
  func `a movement that turns at once has no hold`(seconds: Double) throws {
    let bell = Curve(seconds: 3).repetition(20, hold: 0, move: seconds).holding(seconds: 3)
    let even = Curve(seconds: 3).moving(to: 20, seconds: 2)
      .holding(seconds: seconds, drift: -20 / seconds).holding(seconds: 3)
    for curve in [bell, even] {
      let context = try #require(try curve.contexts().first)
      #expect(context.seconds(context.repetition.hold) < 0.4)
    }
  }
}
