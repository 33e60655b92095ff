import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import Testing

struct TurningPointsTests {
  private func errors(_ adjust: (inout SimulationParameters) -> Void) -> [Double] {
    var parameters = SimulationParameters(.sideLegLift, side: .right, seed: 53)
    parameters.sets = [SetPlan(repetitions: 6, restBetweenRepetitionsSeconds: 0.3)]
    parameters.range.degrees = 50
    parameters.sensors = [SensorSetup(placement: .thigh, model: .ideal)]
    adjust(&parameters)
    let analysed = AnalysedSession(parameters)
    return zip(analysed.result.repetitions, analysed.session.truth.repetitions).map {
      ($0.number(RangeOfMotion.range) ?? .nan) - $1.rangeDegrees
    }
  }

  @Test(arguments: [0.4, 0.7, 3], [0.0, 3])
  func `neither a quick turn nor a quick stop changes the range`(move: Double, hold: Double) {
    let errors = errors {
      $0.tempo = TempoPlan(liftSeconds: move, holdSeconds: hold, lowerSeconds: move)
    }
    #expect(errors.count == 6)
    // The sway of 0.05° is in the true range.
    #expect(errors.allSatisfy { abs($0) < 0.5 }, "\(errors)")
  }

  @Test func `tremor is not part of the range`() {
    let errors = errors {
      $0.tremor = TremorPlan()
      $0.tremor?.onsetRepetition = 1
      $0.tremor?.peakRepetition = 1
      $0.tremor?.factorPerRepetitionAfterPeak = 1
    }
    #expect(errors.allSatisfy { abs($0) < 0.3 }, "\(errors)")
  }
}
