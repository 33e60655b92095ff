import HiplineCore
import HiplineKinematics

/// What is doubtful about the movement and what was measured of it.
extension MeasuredSession {
  /// Of the movement's axes, the joints' and the sensor on the skin.
  static func movementFindings(_ moving: MovingSession, joints: [JointMotions]) -> [Finding] {
    guard let mover = moving.mover, let motion = mover.segment.motion else { return [] }
    return axisFindings(mover.sets) + jointFindings(joints)
      + SensorSlip.findings(mover.sets, motion: motion) { moving.reference.seconds(at: $0) }
  }

  private static func axisFindings(_ sets: [ExerciseSet]) -> [Finding] {
    guard sets.contains(where: { $0.angle.source == .gyroscope }) else { return [] }
    return [
      Finding(
        .rotationAxisVertical, .warning,
        "the movement turns about the vertical, which gravity cannot see; its angle is the "
          + "gyroscope's, less a straight line for drift",
        hint: "lie so that the axis of the movement is level")
    ]
  }

  /// Joints whose axis is so far from level that a heading counts, the steepest set of each.
  private static func jointFindings(_ sets: [JointMotions]) -> [Finding] {
    Joint.allCases.compactMap { joint in
      let steep = sets.compactMap { set -> (inclination: Double, method: JointMotion.Method?)? in
        switch set[joint] {
        case .success(let motion): (motion.inclinationDegrees, motion.method)
        case .failure(let missing): missing.inclinationDegrees.map { ($0, nil) }
        case nil: nil
        }
      }
      .filter { $0.inclination > JointAngle.steepAxisDegrees }
      guard let worst = steep.max(by: { $0.inclination < $1.inclination }) else { return nil }
      let done =
        switch worst.method {
        case .alignedHeadings: "the headings were aligned by the axis itself"
        case .gravity: "its angle is from gravity alone, with the uncertainty that this makes"
        case nil: "it has no angle"
        }
      return Finding(
        .jointAxisInclined, .warning,
        "the axis of the \(joint.rawValue) is \(worst.inclination.text(decimals: 0))° from horizontal, "
          + "where the drift of a heading reaches the joint's angle; \(done)",
        hint: "lie so that the axis of the movement is level")
    }
  }

  /// A stretch without a gap that is shorter, in seconds, says nothing of whether anybody moved. Chosen, not derived: two slow repetitions
  /// with the rest beside them take as long.
  private static let tellingSeconds = 15.0

  static func outcomeFindings(
    _ measured: [MeasuredRepetition], mover: MovingSegment?
  ) -> [Finding] {
    guard let prepared = mover?.prepared else {
      return [
        Finding(
          .noRepetition, .error, "no sensor on the moving leg",
          hint: "give the placement of the sensor on the thigh, shank or foot")
      ]
    }
    guard !measured.isEmpty else {
      if prepared.recording.holdsGravity == false { return [] }
      if let seconds = prepared.longestBetweenGapsSeconds, seconds < Self.tellingSeconds {
        return [
          Finding(
            .noRepetition, .error,
            "no repetition that no gap interrupts: the longest stretch without a gap has \(seconds.text(decimals: 1)) s",
            hint: "record closer to the phone, or on the sensor's own memory")
        ]
      }
      return [
        Finding(
          .noRepetition, .error,
          "no repetition: no movement to and fro of more than "
            + "\(prepared.resolution.smallestRangeDegrees.text(decimals: 1))°, the smallest range this "
            + "sensor can resolve",
          hint:
            "check that the sensor was on the moving leg; a finer sensor resolves smaller ranges")
      ]
    }
    guard prepared.uniform.sampleRateHertz < TremorBand.lowestRateHertz else { return [] }
    return [.rateTooLowForTremor(prepared.uniform.sampleRateHertz)]
  }
}
