import HiplineCore

/// What is doubtful about which exercise it was.
extension SessionInput {
  func exerciseFindings(_ recognition: ExerciseRecognition?) -> [Finding] {
    guard exercise == nil, recognition?.exercise == nil else { return [] }
    let likely = (recognition?.candidates ?? []).filter {
      $0.probability >= Self.worthNaming
    }
    let names = likely.prefix(3).map {
      "\($0.exercise) \(($0.probability * 100).text(decimals: 0)) %"
    }
    let candidates = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    let hint =
      recordings.contains { $0.statedAxes != nil }
      ? "give it with --exercise or in a session.yaml; a pelvis sensor with stated axes tells lying from sitting"
      : "give it with --exercise or in a session.yaml, or state there how the sensors are strapped on, "
        + "as in `axes: {proximal: +y, anterior: +z}`"
    return [
      Finding(
        .exerciseUncertain, .info,
        "the exercise is not known\(candidates); only what needs no exercise is scored", hint: hint)
    ]
  }

  /// A candidate is named from this probability on. Chosen, not derived: what is less likely than one in ten helps nobody.
  private static let worthNaming = 0.1
}

/// What is doubtful about how the person lay.
extension SessionSetup {
  /// A pelvis rolled back by more, or forward by more, is not stacked, in degrees; guides ask for stacked hips with a slight
  /// forward lean. Inference.
  static let stackedDegrees = -10.0...20.0

  func findings(exercise: Exercise?, side: Side?) -> [Finding] {
    guard let pattern = exercise?.pattern, let exercise else { return [] }
    var findings: [Finding] = []
    let expected = pattern.postures.reduce(into: Set<Posture>()) {
      $0.formUnion($1.postures(side: side))
    }
    let measured = posture.candidates
    if !measured.isEmpty, measured.isDisjoint(with: expected) {
      let what = Posture.allCases.filter(measured.contains).map { $0.title }
      findings.append(
        Finding(
          .postureDiffers, .warning,
          "a \(exercise.title) is done \(Self.either(expected)); the sensors say \(what.joined(separator: " or "))",
          hint: "check the exercise, the side and the stated axes"))
    }
    if pattern.postures == [.sideLying], let lean = number(SessionSetup.lean),
      !Self.stackedDegrees.contains(lean)
    {
      let way = lean < 0 ? "back" : "forward"
      findings.append(
        Finding(
          .hipsNotStacked, .warning,
          "the hips are not stacked: the pelvis is rolled \(way) by \(abs(lean).text(decimals: 0))° at rest",
          hint: "put one hip bone above the other and lean slightly forward"))
    }
    return findings
  }

  private static func either(_ postures: Set<Posture>) -> String {
    Posture.allCases.filter(postures.contains).map { $0.title }.joined(separator: " or ")
  }
}
