import RealModule
import Testing

@testable import HiplineAnalysis

struct SmoothnessTests {
  private func smoothness(_ curve: Curve, withGyroscope: Bool = true) throws -> [MetricValue] {
    Smoothness.measure(try #require(try curve.contexts(withGyroscope: withGyroscope).first))
  }

  @Test func `a minimum-jerk movement is as smooth as a bell`() throws {
    let values = try smoothness(Curve(seconds: 3).repetition().holding(seconds: 3))
    #expect(abs((values.number(Smoothness.lift) ?? 0) + 1.4) < 0.05)
    #expect(abs((values.number(Smoothness.lower) ?? 0) + 1.4) < 0.05)
  }

  @Test func `a lift in steps is less smooth than one in one go`() throws {
    let curve = Curve(seconds: 3).moving(to: 7, seconds: 1).moving(to: 14, seconds: 1)
      .moving(to: 20, seconds: 1).holding(seconds: 2).moving(to: 0, seconds: 3).holding(seconds: 3)
    let values = try smoothness(curve)
    #expect((values.number(Smoothness.lift) ?? 0) < (values.number(Smoothness.lower) ?? 0) - 0.3)
  }

  @Test(arguments: [3.0, 4, 5])
  func `an even lowering is as good as a bell-shaped one`(seconds: Double) throws {
    let curve = Curve(seconds: 3).moving(to: 20, seconds: 2).holding(seconds: 2)
      .holding(seconds: seconds, drift: -20 / seconds).holding(seconds: 3)
    let values = try smoothness(curve)
    #expect((values.number(Smoothness.weightedLower) ?? -9) > -1.7)
  }

  @Test func `a lift in steps is not smooth with the weight either`() throws {
    let curve = Curve(seconds: 3).moving(to: 7, seconds: 1).moving(to: 14, seconds: 1)
      .moving(to: 20, seconds: 1).holding(seconds: 2).moving(to: 0, seconds: 3).holding(seconds: 3)
    #expect((try smoothness(curve).number(Smoothness.weightedLift) ?? 0) < -1.8)
  }

  @Test(arguments: [4.0, 5, 6])
  func `a tremor of fatigue is no want of smoothness`(hertz: Double) throws {
    let curve = Curve(seconds: 3).repetition().holding(seconds: 3)
    let contexts = try curve.contexts(shake: { 0.1 * Double.sin(2 * .pi * hertz * $0) })
    let values = Smoothness.measure(try #require(contexts.first))
    #expect((values.number(Smoothness.weightedLift) ?? -9) > -1.6)
    #expect((values.number(Smoothness.weightedLower) ?? -9) > -1.6)
  }

  @Test func `without a gyroscope there is no smoothness, and it says why`() throws {
    let values = try smoothness(Curve(seconds: 3).repetition(), withGyroscope: false)
    #expect(values.reasonNotMeasured(Smoothness.lift)?.contains("gyroscope") == true)
    #expect(values.reasonNotMeasured(Smoothness.lower)?.contains("gyroscope") == true)
  }
}
