import HiplineCore
import HiplineKinematics

/// What the analysis itself finds doubtful.
extension Analyzer {
  /// Recordings that are not used because another one came first.
  func duplicateFindings(_ input: SessionInput, _ prepared: [PreparedRecording]) -> [Finding] {
    var findings: [Finding] = []
    let repeats = input.recordings.count - input.withoutDuplicates.count
    if repeats > 0 {
      findings.append(
        Finding(
          .duplicateRecording, .warning,
          "\(counted(repeats, "recording is", "recordings are")) listed a second time, and left out",
          hint: "name the file of each sensor once, with its own placement"))
    }
    let placements = prepared.map(\.recording.placement)
    for placement in Placement.allCases.map(Optional.some) + [nil] {
      let count = placements.count { $0 == placement }
      guard count > 1 else { continue }
      let what = placement.map { "are of the \($0.rawValue)" } ?? "have no placement"
      findings.append(
        Finding(
          .duplicatePlacement, .warning, "\(count) recordings \(what); only the first is used",
          hint: "give each sensor a placement of its own, and each side of the body a session"))
    }
    return findings
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

  /// Joints whose axis is so far from level that a heading counts, the steepest set of each.
  func jointFindings(_ sets: [JointMotions]) -> [Finding] {
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
