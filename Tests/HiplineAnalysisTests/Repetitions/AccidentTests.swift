import HiplineAnalysis
import HiplineCore
import HiplineTrials
import Testing

/// Sessions of accidents that were counted wrongly once, each for a reason of its own; the suite of hundreds is `Scripts/validate`.
struct AccidentTests {
  private static let sessions: [(Accident, Int)] = [
    // Breathing at the top moves more often than the leg.
    (.longRests, 7023), (.longRests, 7032),
    // The first exercise is small beside the second one, or about the vertical.
    (.twoExercises, 7028), (.twoExercises, 7036),
    // The other exercise says which end is rest.
    (.twoExercises, 7006),
    // After the slip the axis is another one.
    (.slips, 7003), (.slips, 7047),
  ]

  @Test(arguments: sessions.indices)
  func `every repetition is found, and no other`(index: Int) throws {
    let (accident, number) = Self.sessions[index]
    let session = AccidentSession(accident, number: number)
    let result = try Analyzer().analyze(
      SessionInput(
        id: session.name, exercise: .clamshell, side: .right, recordings: session.recordings))
    let found = result.repetitions.filter(\.isComplete)
    #expect(found.count == session.repetitions.count)
    for (found, truth) in zip(found, session.repetitions) {
      #expect(abs(found.startSeconds - truth.startSeconds) < 1)
      #expect(abs(found.endSeconds - truth.endSeconds) < 1)
    }
  }
}
