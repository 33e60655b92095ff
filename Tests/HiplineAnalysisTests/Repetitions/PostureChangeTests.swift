import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct PostureChangeTests {
  private func sets(_ adjust: (inout SimulationParameters) -> Void) -> [Int] {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 91)
    // Shorter than the stillness that ends a bout.
    parameters.sets = [
      SetPlan(repetitions: 4, restAfterSeconds: 9), SetPlan(repetitions: 5),
    ]
    adjust(&parameters)
    return AnalysedSession(parameters).result.sets.map(\.repetitions)
  }

  @Test(arguments: [2.0, 20, 70])
  func `turning over between two sets is no repetition and hides none`(range: Double) {
    let found = sets {
      $0.range.degrees = range
      $0.postureBreak = PostureBreak(turnDegrees: 110)
    }
    #expect(found == [4, 5])
  }

  @Test func `without a change of posture the two are one bout`() {
    #expect(sets { _ in } == [9])
  }

  /// A leg that is lifted by 70° and, between two sets, let down by as much as somebody sits up.
  @Test(arguments: [-60.0, -75, -130])
  func `sitting up about the exercise's own axis is no repetition`(turn: Double) throws {
    let curve = Curve(seconds: 4).repetitions(4, 70).moving(to: turn, seconds: 2).holding(
      seconds: 5
    )
    .moving(to: 0, seconds: 2).holding(seconds: 1).repetitions(4, 70).holding(seconds: 4)
    let sets = RepetitionDetector.search(
      try curve.motion(), smallestRangeDegrees: 0.7
    ).sets
    #expect(sets.map(\.completeCount) == [4, 4])
  }

  @Test func `full repetitions among many partial ones stay`() throws {
    let ranges = [40.0, 40, 40] + [Double](repeating: 20, count: 9)
    let curve = ranges.reduce(Curve(seconds: 4)) { $0.repetition($1) }.holding(seconds: 4)
    let sets = RepetitionDetector.search(
      try curve.motion(), smallestRangeDegrees: 0.7
    ).sets
    #expect(sets.map(\.completeCount) == [12])
  }

  @Test(arguments: [15.0, 80])
  func `lying down first and getting up afterwards are cut off`(range: Double) {
    let found = sets {
      $0.range.degrees = range
      $0.liesDownFirst = true
      $0.getsUpAfterwards = true
    }
    #expect(found == [9])
  }

  @Test func `pauses, second peaks and partial repetitions stay`() {
    let found = sets {
      $0.form.pauseProbability = 1
      $0.form.secondPeakProbability = 0.5
      $0.range.partialRepetitions = [3: 0.5, 7: 0.6]
    }
    #expect(found == [9])
  }

  @Test func `what the low-pass makes of quick lifts does not outnumber them`() {
    let found = sets {
      $0.range.degrees = 60
      $0.tempo = TempoPlan(liftSeconds: 0.9, holdSeconds: 7, lowerSeconds: 0.45)
      $0.form.sagShare = -0.1...0.25
      $0.getsUpAfterwards = true
    }
    #expect(found == [9])
  }

  @Test func `a few small repetitions next to a turn of the whole body are found`() {
    let found = sets {
      $0.sets = [SetPlan(repetitions: 4, restBetweenRepetitionsSeconds: 0.2)]
      $0.tempo = TempoPlan(liftSeconds: 1.5, holdSeconds: 0, lowerSeconds: 0.45)
      $0.range.degrees = 1.15
      $0.getsUpAfterwards = true
    }
    #expect(found == [4])
  }
}
