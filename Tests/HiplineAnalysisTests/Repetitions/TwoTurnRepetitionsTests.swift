import HiplineCore
import HiplineKinematics
import Testing

@testable import HiplineAnalysis

struct TwoTurnRepetitionsTests {
  private func sets(_ curve: Curve) throws -> [ExerciseSet] {
    let prepared = try PreparedRecording(curve.recording(withGyroscope: true))
    return RepetitionDetector.sets(
      in: SegmentMotion(prepared.uniform), smallestRangeDegrees: 0.7)
  }

  /// A large slow turn and a small quick one in each repetition, none quite like the other.
  private func twoTurns(_ count: Int) -> Curve {
    (0..<count).reduce(Curve(seconds: 2)) { curve, number in
      let wobble = Double(number % 3) * 0.4
      return curve.moving(to: 20 + wobble, seconds: 1).moving(to: 2, seconds: 1)
        .moving(to: 13 - wobble, seconds: 0.5).moving(to: 0, seconds: 0.5)
    }.holding(seconds: 3)
  }

  @Test func `two unlike turns that alternate are one repetition`() throws {
    let sets = try sets(twoTurns(10))
    #expect(sets.map(\.completeCount) == [10])
  }

  @Test func `turns that differ by chance are a repetition each`() throws {
    let ranges: [Double] = [20, 17, 22, 19, 16, 23, 21, 18, 20, 22]
    let curve = ranges.reduce(Curve(seconds: 3)) { $0.repetition($1, hold: 0.5, move: 1) }
    #expect(try sets(curve.holding(seconds: 3)).map(\.completeCount) == [10])
  }

  @Test func `repetitions that happen to alternate in size stay repetitions`() throws {
    // Every other one is smaller on average, by half of what they scatter.
    let ranges: [Double] = [21, 20, 19, 21, 22, 18, 20, 17]
    let curve = ranges.reduce(Curve(seconds: 3)) { $0.repetition($1, hold: 0.5, move: 1) }
    #expect(try sets(curve.holding(seconds: 3)).map(\.completeCount) == [8])
  }

  @Test func `a set that gets smaller step by step stays as it is`() throws {
    let curve = (0..<12).reduce(Curve(seconds: 3)) { $0.repetition(24 - Double($1)) }
    #expect(try sets(curve.holding(seconds: 3)).map(\.completeCount) == [12])
  }

  @Test func `too few turns tell no kinds apart`() throws {
    #expect(try sets(twoTurns(3)).map(\.completeCount) == [6])
  }
}
