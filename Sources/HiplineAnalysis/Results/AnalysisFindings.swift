import HiplineCore
import HiplineKinematics

/// What the analysis itself finds doubtful.
extension Analyzer {
  func exerciseFindings(_ input: SessionInput) -> [Finding] {
    guard input.exercise == nil else { return [] }
    return [
      Finding(
        .exerciseUncertain, .info,
        "the exercise is not known; only what needs no exercise is scored",
        hint: "give it with --exercise, or in a session.yaml beside the recording")
    ]
  }

  func axisFindings(_ sets: [ExerciseSet]) -> [Finding] {
    guard sets.contains(where: { $0.angle.source == .gyroscope }) else { return [] }
    return [
      Finding(
        .rotationAxisVertical, .warning,
        "the movement turns about the vertical, which gravity cannot see; its angle is the "
          + "gyroscope's, less a straight line for drift",
        hint: "lie so that the axis of the movement is level")
    ]
  }

  func outcomeFindings(
    _ measured: [MeasuredRepetition], moving: PreparedRecording?
  ) -> [Finding] {
    guard let moving else {
      return [
        Finding(
          .noRepetition, .error, "no sensor on the moving leg",
          hint: "give the placement of the sensor on the thigh, shank or foot")
      ]
    }
    guard !measured.isEmpty else {
      if moving.recording.holdsGravity == false { return [] }
      return [
        Finding(
          .noRepetition, .error,
          "no repetition: no movement to and fro of more than "
            + "\(moving.resolution.smallestRangeDegrees.text(decimals: 1))°, the smallest range this "
            + "sensor can resolve",
          hint:
            "check that the sensor was on the moving leg; a finer sensor resolves smaller ranges")
      ]
    }
    guard moving.uniform.sampleRateHertz < TremorBand.lowestRateHertz else { return [] }
    return [.rateTooLowForTremor(moving.uniform.sampleRateHertz)]
  }
}
