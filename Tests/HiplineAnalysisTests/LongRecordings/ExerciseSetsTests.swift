import HiplineAnalysis
import HiplineSimulation
import Testing

struct ExerciseSetsTests {
  private static func result(
    repetitions: Int, lift: Double = 2, hold: Double = 2, partial: [Int: Double] = [:]
  ) -> SessionResult {
    var parameters = SimulationParameters(.clamshell, seed: 3)
    parameters.sets = [SetPlan(repetitions: repetitions)]
    parameters.tempo.liftSeconds = lift
    parameters.tempo.lowerSeconds = lift
    parameters.tempo.holdSeconds = hold
    parameters.range.partialRepetitions = partial
    return AnalysedSession(parameters).result
  }

  @Test func `five repetitions in a row are an exercise, four are not`() {
    #expect(Self.result(repetitions: 5).exerciseSets.map(\.repetitions) == [5])
    let four = Self.result(repetitions: 4)
    #expect(four.repetitions.count { $0.isComplete } == 4)
    #expect(four.exerciseSets.isEmpty)
  }

  @Test func `a partial repetition in a set does not undo it`() {
    #expect(Self.result(repetitions: 10, partial: [4: 0.4]).exerciseSets.count == 1)
  }

  @Test func `repetitions that are not alike are none of one exercise`() {
    let result = Self.result(repetitions: 6, partial: [2: 0.4, 4: 0.45, 6: 0.4])
    #expect(result.repetitions.count { $0.isComplete } >= 4)
    #expect(result.exerciseSets.isEmpty)
  }

  @Test func `strides are no exercise`() {
    var result = Self.result(repetitions: 8)
    for index in result.repetitions.indices {
      result.repetitions[index].startSeconds = Double(index) * 1.2
    }
    #expect(result.exerciseSets.isEmpty)
  }
}
