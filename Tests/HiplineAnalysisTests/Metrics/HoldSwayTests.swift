import HiplineCore
import HiplineSignal
import RealModule
import Testing

@testable import HiplineAnalysis
@testable import HiplineSimulation

struct HoldSwayTests {
  /// The middle one of three repetitions whose holds of six seconds sway by an amplitude and sink.
  private func hold(sway amplitude: Double, hertz: Double = 1, drift: Double = 0) throws
    -> RepetitionContext
  {
    var curve = Curve(seconds: 3)
    for _ in 1...3 {
      curve = curve.moving(to: 20, seconds: 2)
      let first = curve.degrees.count
      curve = curve.holding(seconds: 6, drift: drift)
      for index in first..<curve.degrees.count {
        let seconds = Double(index - first) / Curve.rate
        curve.degrees[index] += amplitude * Double.sin(2 * .pi * hertz * seconds)
      }
      curve = curve.moving(to: 0, seconds: 2).holding(seconds: 3)
    }
    let contexts = try curve.contexts()
    #expect(contexts.count == 3)
    return try #require(contexts.dropFirst().first)
  }

  // What is faster than a twentieth of the movement's speed is no hold.
  @Test(arguments: [(0.1, 1.0), (0.15, 0.7)], [-0.2, 0.0])
  func `a hold sways by the spread about its line, however it sinks`(
    wave: (amplitude: Double, hertz: Double), drift: Double
  ) throws {
    let values = HoldSway.measure(
      try hold(sway: wave.amplitude, hertz: wave.hertz, drift: drift))
    let sway = try #require(values.number(HoldSway.sway))
    #expect(abs(sway / (wave.amplitude / 2.0.squareRoot()) - 1) < 0.1, "\(sway)")
  }

  @Test func `a shaking leg that keeps its place does not sway`() throws {
    let values = HoldSway.measure(try hold(sway: 0.3, hertz: 8))
    #expect(try #require(values.number(HoldSway.sway)) < 0.03)
  }

  @Test(arguments: [0.3, 0.8])
  func `the sway of a simulated hold is the true one within three uncertainties`(rms: Double)
    throws
  {
    var parameters = SimulationParameters(.sideLegLift, side: .right, seed: 61)
    parameters.sets = [SetPlan(repetitions: 8)]
    parameters.tempo = TempoPlan(liftSeconds: 2, holdSeconds: 5, lowerSeconds: 2)
    parameters.pelvis.swayDegreesRMS = rms
    parameters.sensors = [SensorSetup(placement: .thigh, model: .unquantised)]
    let analysed = AnalysedSession(parameters)
    let angles = analysed.session.angles
    var compared = 0
    for repetition in analysed.result.repetitions where repetition.isComplete {
      guard let sway = repetition.number(HoldSway.sway) else { continue }
      let uncertainty = try #require(repetition.number(HoldSway.uncertainty))
      let used = (repetition.topStartSeconds + 0.25)...(repetition.topEndSeconds - 0.25)
      let held = zip(angles.timestamps, angles.thighDegrees).filter { used.contains($0.0) }.map(\.1)
      let truth = try #require(RobustStatistics.rootMeanSquare(Detrend.line.applied(to: held)))
      #expect(abs(sway - truth) < 3 * uncertainty, "\(sway) for \(truth) ± \(uncertainty)")
      compared += 1
    }
    #expect(compared >= 4)
  }

  @Test func `without a gyroscope, and without a hold, there is none, and it says why`() throws {
    let curve = Curve(seconds: 3).repetition(20, hold: 3).holding(seconds: 3)
    let blind = HoldSway.measure(try #require(curve.contexts(withGyroscope: false).first))
    #expect(blind.reasonNotMeasured(HoldSway.sway)?.contains("gyroscope") == true)
    let short = try Curve(seconds: 3).repetition(20, hold: 1).holding(seconds: 3).contexts().first
    let reason = HoldSway.measure(try #require(short)).reasonNotMeasured(HoldSway.sway)
    #expect(reason?.contains("1.75 s") == true)
  }
}
