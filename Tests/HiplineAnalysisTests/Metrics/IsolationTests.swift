import HiplineCore
import RealModule
import Testing

@testable import HiplineAnalysis

struct IsolationTests {
  @Test func `the ratio is the pelvis' turn over the leg's`() throws {
    let leg = Curve(seconds: 3).repetitions(2, 20)
    let context = try #require(
      try leg.contexts(pelvis: Curve(seconds: 3).repetitions(2, 5)).first)
    let values = Isolation.measure(context)
    #expect(abs((values.number(Isolation.pelvis) ?? 0) - 5) < 0.1)
    #expect(abs((values.number(Isolation.ratio) ?? 0) - 0.25) < 0.01)
  }

  @Test func `without a sensor on the pelvis nothing is said of it`() throws {
    let context = try #require(try Curve(seconds: 3).repetitions(2).contexts().first)
    #expect(
      Isolation.measure(context).reasonNotMeasured(Isolation.ratio) == "no sensor on the pelvis")
    #expect(
      Isolation.measure(context).reasonNotMeasured(Isolation.pelvis) == "no sensor on the pelvis")
  }

  @Test func `a pelvis sensor that measured nobody knows when is not said to be missing`() throws {
    let known = try #require(try Curve(seconds: 3).repetitions(2).contexts().first)
    let context = RepetitionContext(
      repetition: known.repetition, set: known.set, motion: known.motion,
      recording: known.recording, resolution: known.resolution, untimed: [.lumbar])
    for metric in [Isolation.pelvis, Isolation.ratio] {
      #expect(
        Isolation.measure(context).reasonNotMeasured(metric)
          == "it is not known when the sensor on the pelvis measured")
    }
  }

  @Test func `a pelvis sensor that stopped early does not judge the last repetition`() throws {
    let contexts = try Curve(seconds: 3).repetitions(2).contexts(
      pelvis: Curve(seconds: 3).repetition(5))
    let reason = Isolation.measure(try #require(contexts.last)).reasonNotMeasured(Isolation.pelvis)
    #expect(reason?.contains("does not cover") == true)
  }

  /// A pelvis that turns by a share of the leg and breathes by a degree from end to end.
  private func pelvis(of leg: Curve, share: Double, breathsPerMinute: Double) -> Curve {
    var pelvis = leg
    for index in pelvis.degrees.indices {
      let seconds = Double(index) / Curve.rate
      pelvis.degrees[index] =
        share * leg.degrees[index] + 0.5 * Double.sin(2 * .pi * breathsPerMinute / 60 * seconds)
    }
    return pelvis
  }

  @Test(arguments: [11.0, 14, 17, 20], [0, 0.3])
  func `a breath is no turn of the pelvis that goes with the lift`(
    breathsPerMinute: Double, share: Double
  ) throws {
    let leg = Curve(seconds: 3).repetitions(5, 3).holding(seconds: 2)
    let contexts = try leg.contexts(
      pelvis: pelvis(of: leg, share: share, breathsPerMinute: breathsPerMinute))
    try #require(contexts.count == 5)
    for values in contexts.map(Isolation.measure) {
      let turn = try #require(values.number(Isolation.pelvis))
      let uncertainty = try #require(values.number(Isolation.uncertainty))
      #expect(abs(turn - 3 * share) < 0.3)
      #expect(uncertainty < 0.4)
    }
  }
}
