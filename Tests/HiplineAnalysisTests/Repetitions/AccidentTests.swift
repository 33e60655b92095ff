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
    // A stride swings back for longer than forwards; and a turn about the vertical comes just before the first repetition.
    (.walking, 7138), (.walking, 7069),
    // A phone is turned about an axis near the exercise's, about none three times in a row, and by more than the exercise turns.
    (.handling, 7104), (.handling, 7046), (.handling, 7039),
    // After the last repetition the leg is turned further down.
    (.handling, 7007),
    // A phone is turned quickly, up to a rest next to the first repetition or the last one, and about the exercise's axis as well.
    (.handling, 20_114), (.handling, 20_173), (.handling, 20_236), (.handling, 20_271),
    (.handling, 20_293), (.handling, 20_308),
    // The recording shows neither end at rest, but whole repetitions with one of them only.
    (.handling, 20_153), (.twoExercises, 20_180),
    // Somebody turns over who has done little before it or after it; about the vertical; or by less than two repetitions turn.
    (.twoExercises, 20_483), (.twoExercises, 20_450), (.twoExercises, 20_494),
    (.twoExercises, 20_248),
    (.walking, 20_299), (.walking, 20_245),
    // Some pulses come back by more than a third of the way; and what is left at the end is a top without any.
    (.pulses, 7188), (.pulses, 7073),
    // In holds of half a minute breath turns about an axis of its own for most of the time.
    (.longHolds, 7077), (.longHolds, 7152),
    // A bias of 19 °/s, and nothing that turns gravity.
    (.bias, 7042), (.bias, 7180),
    // The angle drifts by as much as the small ones have.
    (.mixedSizes, 7139),
  ]

  /// Sessions of sound sensors that were refused once: pulses turn back where the accelerometer finds another vertical, and in a walk it
  /// finds a bias that there is not.
  private static let sound: [(Accident, Int)] = [
    (.pulses, 20_166), (.pulses, 20_179), (.pulses, 20_221), (.walking, 20_347),
    (.walking, 20_348), (.slips, 20_057),
  ]

  @Test(arguments: sound.indices)
  func `a sound sensor is not refused`(index: Int) throws {
    let (accident, number) = Self.sound[index]
    let result = try analyzed(AccidentSession(accident, number: number))
    #expect(!result.findings.contains { $0.code == .accelerometerGyroscopeDisagree })
    #expect(result.repetitions.contains { $0.isComplete })
  }

  @Test(arguments: sessions.indices)
  func `every repetition is found, and no other`(index: Int) throws {
    let (accident, number) = Self.sessions[index]
    let session = AccidentSession(accident, number: number)
    let found = try analyzed(session).repetitions.filter(\.isComplete)
    #expect(found.count == session.repetitions.count)
    for (found, truth) in zip(found, session.repetitions) {
      #expect(abs(found.startSeconds - truth.startSeconds) < 1)
      #expect(abs(found.endSeconds - truth.endSeconds) < 1)
    }
  }

  private func analyzed(_ session: AccidentSession) throws -> SessionResult {
    try Analyzer().analyze(
      SessionInput(
        id: session.name, exercise: .clamshell, side: .right, recordings: session.recordings))
  }
}
