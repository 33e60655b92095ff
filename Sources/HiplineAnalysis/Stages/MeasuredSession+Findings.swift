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

  static func outcomeFindings(
    _ measured: [MeasuredRepetition], of moving: MovingSession
  ) -> [Finding] {
    guard let mover = moving.mover else {
      return [
        Finding(
          .noRepetition, .error, "no sensor on the moving leg",
          hint: "give the placement of the sensor on the thigh, shank or foot")
      ]
    }
    let prepared = mover.prepared
    let breaths = breathingFindings(mover, isAlone: measured.isEmpty)
    guard !measured.isEmpty else {
      let excluded = moving.prepared.input.excludedSeconds
      if prepared.recording.holdsGravity == false { return [] }
      return breaths + [
        NothingFound(in: mover.search, prepared, excludedSeconds: excluded).finding
      ]
    }
    guard prepared.uniform.sampleRateHertz < TremorBand.lowestRateHertz else { return breaths }
    return breaths + [.rateTooLowForTremor(prepared.uniform.sampleRateHertz)]
  }

  /// Of what breathes, or may be small repetitions.
  private static func breathingFindings(_ mover: MovingSegment, isAlone: Bool) -> [Finding] {
    let uniform = mover.prepared.uniform
    return mover.search.others.compactMap { other in
      guard case .breathing(let degrees, let seconds) = other.kind else { return nil }
      return Finding(
        .couldBeBreathing, isAlone ? .warning : .info,
        "the sensor goes to and fro by \(degrees.text(decimals: 1))° every \(seconds.text(decimals: 1)) s and never rests, "
          + "as it does where somebody breathes; it is not counted",
        hint:
          "if it was the exercise, rest for some seconds before it and after it, or hold each repetition",
        seconds: uniform.seconds(
          at: other.range.lowerBound)..<uniform.seconds(at: other.range.upperBound))
    }
  }
}
