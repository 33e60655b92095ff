import HiplineCore
import HiplineSimulation
import HiplineTrials
import Testing

struct ValidationSuiteTests {
  private static let sessions = (1...300).map { ValidationSuite.session($0) }

  @Test func `a number is one session, and another number another`() {
    #expect(ValidationSuite.session(17) == ValidationSuite.session(17))
    #expect(Set(Self.sessions.map(\.parameters)).count == 300)
  }

  @Test func `the suite covers what it says`() {
    func spread(_ value: (SimulationParameters) -> Double) -> (low: Double, high: Double) {
      let values = Self.sessions.map { value($0.parameters) }
      return (values.min() ?? .nan, values.max() ?? .nan)
    }
    let range = spread { $0.range.degrees }
    #expect(range.low >= 1 && range.low < 1.2 && range.high <= 90 && range.high > 80)
    let lift = spread { $0.tempo.liftSeconds }
    #expect(lift.low >= 0.4 && lift.low < 0.45 && lift.high <= 6 && lift.high > 5.5)
    let hold = spread { $0.tempo.holdSeconds }
    #expect(hold.low == 0 && hold.high <= 10 && hold.high > 9)
    let inclination = spread { $0.hingeInclinationDegrees }
    #expect(inclination.low < 1 && inclination.high <= 40 && inclination.high > 36)
    let rest = spread { $0.sets[0].restAfterSeconds }
    #expect(rest.low >= 8 && rest.low < 9 && rest.high <= 60 && rest.high > 55)
    #expect(Set(Self.sessions.map(\.device)) == Set(ValidationSession.Device.allCases))
    #expect(Set(Self.sessions.map(\.tremor)) == Set(ValidationSession.Tremor.allCases))
    #expect(Set(Self.sessions.map(\.parameters.exercise)) == Set(SimulatedExercise.allCases))
    #expect(Set(Self.sessions.map(\.parameters.side)) == [.left, .right])
    let rates = Self.sessions.map(\.parameters.sensors[0].model.sampling.nominalRateHertz)
    #expect(Set(rates) == [25, 50, 100, 200, 400])
  }

  @Test(arguments: [1, 2, 3, 5, 8])
  func `a session can be simulated, and no repetition's pelvis rolls further than its thigh`(
    number: Int
  ) {
    let session = Simulator.run(ValidationSuite.session(number).parameters)
    #expect(!session.truth.repetitions.isEmpty)
    for repetition in session.truth.repetitions {
      #expect(repetition.pelvisRangeDegrees <= repetition.rangeDegrees)
    }
  }
}
