import HiplineCore
import Testing

@testable import HiplineAnalysis
@testable import HiplineKinematics

struct ExerciseSetTests {
  private func set(_ repetitions: [Repetition]) -> ExerciseSet {
    let degrees = (0..<100).map(Double.init)
    return ExerciseSet(
      angle: HingeAngle(
        range: 1000..<1100, axis: HingeAxis(direction: Vector3(1, 0, 0), planarity: 1),
        inclinationDegrees: 0, source: .gravity, degrees: degrees,
        rateDegreesPerSecond: degrees.map { 2 * $0 }, offAxisDegrees: degrees.map { -$0 }),
      repetitions: repetitions)
  }

  private let first = Repetition(
    range: 1010..<1030, hold: 1015..<1020, peak: 1017, isComplete: true)
  private let last = Repetition(
    range: 1040..<1070, hold: 1050..<1055, peak: 1052, isComplete: false)

  @Test func `samples are those of the recording, not of the angle`() {
    let set = set([first])
    #expect(Array(set.degrees(in: 1002..<1004)) == [2, 3])
    #expect(Array(set.rateDegreesPerSecond(in: 1002..<1004)) == [4, 6])
    #expect(Array(set.offAxisDegrees(in: 1002..<1004)) == [-2, -3])
    #expect(set.degrees(at: 1050) == 50)
    #expect(set.degrees(at: 5) == 0 && set.degrees(at: 5000) == 99)
  }

  @Test func `a set lasts from its first repetition to its last and counts complete ones`() {
    #expect(set([first, last]).range == 1010..<1070)
    #expect(set([first, last]).completeCount == 1)
    #expect(set([]).range == 1000..<1000)
  }

  @Test func `the phases of a repetition are what the hold leaves`() {
    #expect(first.concentric == 1010..<1015)
    #expect(first.eccentric == 1020..<1030)
  }
}
