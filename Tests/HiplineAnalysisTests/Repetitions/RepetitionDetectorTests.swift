import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

struct RepetitionDetectorTests {
  @Test(arguments: Sessions.scenarios)
  func `every scenario's repetitions are counted`(analysed: AnalysedSession) {
    let truth = analysed.session.truth.repetitions
    let result = analysed.result
    #expect(result.repetitions.count == truth.count)
    #expect(result.summary.repetitions == truth.count { $0.complete })
    #expect(result.sets.map(\.repetitions) == analysed.session.truth.sets.map(\.repetitions))
  }

  @Test(arguments: Sessions.scenarios)
  func `a range is that of the truth within its uncertainty`(analysed: AnalysedSession) {
    for (found, truth) in zip(analysed.result.repetitions, analysed.session.truth.repetitions) {
      let range = found.number(RangeOfMotion.range) ?? .nan
      let uncertainty = found.number(RangeOfMotion.uncertainty) ?? .nan
      // Breathing is in the true range and not in the difference of two poses.
      #expect(abs(range - truth.rangeDegrees) < 2 * uncertainty + 0.4)
    }
  }

  @Test(arguments: Sessions.scenarios)
  func `a repetition starts and ends when it does`(analysed: AnalysedSession) {
    // Two degrees by a phone, or steps of a sixty-fourth of g, hide the flat ends of a movement.
    let tolerance =
      ["tiny-range", "clamshell-accelerometer-only"].contains(
        analysed.session.truth.name) ? 0.35 : 0.2
    for (found, truth) in zip(analysed.result.repetitions, analysed.session.truth.repetitions) {
      #expect(abs(found.startSeconds - truth.startSeconds) < tolerance)
      #expect(abs(found.topStartSeconds - truth.topStartSeconds) < tolerance)
      #expect(abs(found.topEndSeconds - truth.topEndSeconds) < tolerance)
      #expect(abs(found.endSeconds - truth.endSeconds) < tolerance)
    }
  }

  @Test(arguments: Sessions.scenarios)
  func `the verdict on every session is the simulation's`(analysed: AnalysedSession) {
    #expect(analysed.result.summary.stopRepetition == analysed.session.truth.stopRepetition)
    let truth = analysed.session.truth
    func trueRate(_ index: Int?) -> Double? {
      index.flatMap { truth.repetitions[$0 - 1].tremor?.rmsDegreesPerSecond }
    }
    // Two repetitions that shake alike may change places.
    let found = trueRate(analysed.result.summary.shakyMaxRepetition)
    #expect((found == nil) == (truth.shakyMaxRepetition == nil))
    #expect((found ?? 0) >= 0.85 * (trueRate(truth.shakyMaxRepetition) ?? 0))
  }

  @Test func `a leg that lies still has no repetition, which is said`() throws {
    let still = try #require(Sessions.scenarios.first { $0.session.truth.name == "still-leg" })
    #expect(still.result.repetitions.isEmpty && still.result.sets.isEmpty)
    #expect(still.result.findings.contains { $0.code == .noRepetition && $0.severity == .error })
  }

  @Test func `a repetition across an open gap is not complete, its neighbours are`() throws {
    let session = Sessions.short.session
    let second = session.truth.repetitions[1]
    let lossy = session.recordings.map { recording in
      recording.keeping { !(second.topStartSeconds..<(second.topEndSeconds - 0.5)).contains($0) }
    }
    let result = try Analyzer().analyze(session.input(lossy))
    try #require(result.repetitions.map(\.isComplete) == [true, false, true, true])
    #expect(result.repetitions[1].score == nil && result.repetitions[1].state == nil)
  }

  @Test(arguments: [SimulatedExercise.clamshell, .legLift, .sideLegLift])
  func `lying down before and getting up afterwards hide no repetition`(
    exercise: SimulatedExercise
  ) {
    var parameters = SimulationParameters(exercise, side: .right, seed: 72)
    parameters.sets = [SetPlan(repetitions: 6)]
    parameters.liesDownFirst = true
    parameters.getsUpAfterwards = true
    let analysed = AnalysedSession(parameters)
    #expect(analysed.result.summary.repetitions == 6)
  }

  @Test func `the repetition that the recording cuts off is not complete`() {
    var parameters = SimulationParameters(.clamshell, side: .left, seed: 73)
    parameters.sets = [SetPlan(repetitions: 4)]
    parameters.endsInsideLastRepetition = true
    let analysed = AnalysedSession(parameters)
    #expect(analysed.result.repetitions.prefix(3).map(\.isComplete) == [true, true, true])
    #expect(analysed.result.summary.repetitions == 3)
  }

  @Test func `two sets are told apart`() {
    var parameters = SimulationParameters(.sideLegLift, side: .left, seed: 74)
    parameters.sets = [SetPlan(repetitions: 3), SetPlan(repetitions: 2)]
    let analysed = AnalysedSession(parameters)
    #expect(analysed.result.sets.map(\.repetitions) == [3, 2])
    #expect(analysed.result.repetitions.map(\.set) == [1, 1, 1, 2, 2])
    #expect(analysed.result.repetitions.map(\.index) == [1, 2, 3, 4, 5])
  }
}
