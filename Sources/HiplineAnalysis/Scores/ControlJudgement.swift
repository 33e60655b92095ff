/// The grade of control of a repetition, by the signs that were seen.
enum ControlJudgement {
  /// - Parameter compensation: What the pelvis took of what is allowed; nil where nothing says it.
  /// - Returns: One value for each definition.
  static func values(
    _ repetition: MeasuredRepetition, compensation: Compensation?
  ) -> [MetricValue] {
    let signs = Signs(repetition, compensation: compensation)
    let flags = ControlGrade.criteria.map { criterion in
      signs.seen(criterion).map { criterion.value($0) }
        ?? criterion.unavailable(signs.reason(criterion))
    }
    let notSeen = ControlGrade.notSeen.value(
      (signs.unseen + [ControlGrade.neverSeen]).joined(separator: "; "))
    let lowest = signs.grade(takingUnknownFor: false)
    guard repetition.repetition.isComplete else {
      let reason = "the repetition is not complete"
      return [ControlGrade.grade.unavailable(reason), ControlGrade.least.unavailable(reason)]
        + flags + [notSeen]
    }
    return [
      signs.reasonWithoutGrade.map { ControlGrade.grade.unavailable($0) }
        ?? ControlGrade.grade.value(Double(lowest)),
      ControlGrade.least.value(Double(lowest)),
    ] + flags + [notSeen]
  }

  /// What was seen of each criterion; nil where nothing shows it.
  private struct Signs {
    let slight: Bool?
    let pelvisGives: Bool?
    let ratcheting: Bool?
    let wobble: Bool?
    let tipping: Bool?
    let legTurns: Bool?
    let uncontrolled: Bool?
    let lost: Bool?
    private let repetition: MeasuredRepetition

    init(_ repetition: MeasuredRepetition, compensation: Compensation?) {
      self.repetition = repetition
      let sway = repetition.number(PlaneOfLift.wobble)
      wobble = sway.map { $0 >= ControlGrade.noticeableWobbleDegrees }
      slight = sway.map { $0 >= ControlGrade.slightWobbleDegrees }
      // Anatomy alone tells of a pelvis that helped, and never of one that kept still.
      let isSeen = compensation?.basis.contains(.isolation) == true
      let helps = compensation?.isHelping == true
      tipping = helps ? true : isSeen ? false : nil
      pelvisGives = helps ? true : isSeen ? compensation?.costsPoints : nil
      ratcheting = Self.either(
        repetition.number(Smoothness.weightedLift).map { $0 < ControlGrade.steppedSmoothness },
        repetition.number(Smoothness.weightedLower).map { $0 < ControlGrade.steppedSmoothness })
      legTurns = repetition.number(PlaneOfLift.turn).map {
        $0 >= ControlGrade.noticeableTurnDegrees
      }
      let fell = repetition.number(LettingGo.fall).map { $0 >= ControlGrade.lettingGoShare }
      let isRapid = Self.either(
        repetition.number(Tempo.lift).map { $0 < ControlGrade.rapidSeconds },
        repetition.number(Tempo.lower).map { $0 < ControlGrade.rapidSeconds })
      // Without a gyroscope a fall shows in its time.
      uncontrolled = isRapid.map { $0 || fell == true }
      lost = Self.both(
        tipping, repetition.number(PelvisReturn.offset).map { $0 >= ControlGrade.notBackDegrees })
    }

    func seen(_ criterion: MetricDefinition) -> Bool? {
      switch criterion {
      case ControlGrade.slight: slight
      case ControlGrade.pelvisGives: pelvisGives
      case ControlGrade.ratcheting: ratcheting
      case ControlGrade.wobble: wobble
      case ControlGrade.tipping: tipping
      case ControlGrade.legTurns: legTurns
      case ControlGrade.uncontrolled: uncontrolled
      default: lost
      }
    }

    func grade(takingUnknownFor unknown: Bool) -> Int {
      let noticeable = [wobble, tipping, legTurns, uncontrolled].count { $0 ?? unknown }
      if lost ?? unknown || noticeable > 3 { return 3 }
      if tipping ?? unknown || noticeable >= 2 { return 2 }
      return noticeable == 1 || [slight, pelvisGives, ratcheting].contains { $0 ?? unknown } ? 1 : 0
    }

    /// Why there is no grade: the pelvis' position is what every step of the scale is about, and what could make the grade another one was not
    /// seen; nil where there is one. The turn of a leg whose plane leans, which nothing shows, is left out and said.
    var reasonWithoutGrade: String? {
      let needed = [
        ControlGrade.tipping, ControlGrade.lost, ControlGrade.wobble, ControlGrade.ratcheting,
        ControlGrade.uncontrolled,
      ]
      return needed.first { seen($0) == nil }.map(reason)
    }

    func reason(_ criterion: MetricDefinition) -> String {
      let metric =
        switch criterion {
        case ControlGrade.slight, ControlGrade.wobble: PlaneOfLift.wobble
        case ControlGrade.ratcheting: Smoothness.weightedLift
        case ControlGrade.tipping, ControlGrade.pelvisGives: Isolation.pelvis
        case ControlGrade.legTurns: PlaneOfLift.turn
        case ControlGrade.uncontrolled: Tempo.lift
        default: PelvisReturn.offset
        }
      return repetition.reasonNotMeasured(metric) ?? "not measured"
    }

    /// In words.
    var unseen: [String] {
      let words: [(Bool?, String)] = [
        (tipping, "pelvis"), (wobble, "sway of the leg"), (ratcheting, "steps on the way"),
        (legTurns, "turning of the leg"),
      ]
      return words.filter { $0.0 == nil }.map { $0.1 }
        + ["rotation of the leg about its own line"]
    }

    /// Or, where what is not known matters only if the other does not settle it.
    private static func either(_ one: Bool?, _ other: Bool?) -> Bool? {
      if one == true || other == true { return true }
      guard let one, let other else { return nil }
      return one || other
    }

    private static func both(_ one: Bool?, _ other: Bool?) -> Bool? {
      if one == false || other == false { return false }
      guard let one, let other else { return nil }
      return one && other
    }
  }
}
