/// How well the movement is controlled, in the four steps that physiotherapists grade a side-lying leg lift by.
///
/// | grade | the Active Hip Abduction test | here |
/// | --- | --- | --- |
/// | 0 | smooth and easy, all stays in the plane | none of the below |
/// | 1 | the pelvis is hardly lost; a slight wobble, effort, "ratcheting" | a slight sign, or one of three that are not the pelvis' |
/// | 2 | the pelvis is moderately lost; at least two of four: wobble; tipping of the pelvis, rotation of trunk or shoulders; flexion or rotation of the leg; rapid or uncontrolled | the pelvis tips, or two or three of the four |
/// | 3 | the pelvis is lost; more than three of them, or control is not regained | all four, or not regained |
///
/// What every step of the test begins with is the position of the pelvis. So a pelvis that tips makes a grade of 2 by itself, and it tips where
/// it helps by the measure of the state (``Compensation``): grade, state and score say one thing of it.
///
/// Sources: Nelson-Wong, Flynn & Callaghan 2009, J Orthop Sports Phys Ther 39:649; Davis et al. 2011, ibid. 41:953, whose scale
/// table 1 of PMC4223290 has.
package enum ControlGrade {
  private static let source =
    "Active Hip Abduction test (Nelson-Wong et al. 2009, Davis et al. 2011); the degrees are Hipline's"

  package static let grade = MetricDefinition(
    "control.grade", unit: "",
    meaning:
      "Control of the movement, 0 (smooth, all in the plane) to 3 (lost), by the steps of the Active Hip Abduction test; what no "
      + "sensor sees is in control_not_seen.",
    source: source, label: "grade", decimals: 0, rank: .first)
  package static let least = MetricDefinition(
    "control.at_least", unit: "",
    meaning: "The grade by what was seen alone; what was not seen can only make it larger.",
    source: source, decimals: 0)
  static let slight = MetricDefinition(
    "control.slight_wobble", .flag, unit: "",
    meaning: "Grade 1: the leg sways by 2° or more.", source: source)
  static let pelvisGives = MetricDefinition(
    "control.pelvis_gives", .flag, unit: "",
    meaning: "Grade 1: the pelvis takes so much of the movement that the score loses points.",
    source: source)
  static let ratcheting = MetricDefinition(
    "control.ratcheting", .flag, unit: "",
    meaning: "Grade 1: the leg goes up or down in steps (smoothness below −2).", source: source)
  static let wobble = MetricDefinition(
    "control.wobble", .flag, unit: "",
    meaning: "One of the four of grade 2: the leg sways by 5° or more.", source: source)
  static let tipping = MetricDefinition(
    "control.tipping", .flag, unit: "",
    meaning:
      "Grade 2: the pelvis tips by 10° or more, or by a quarter of the movement, or what else the profile says: as where the state is "
      + "compensating.",
    source: source)
  static let legTurns = MetricDefinition(
    "control.leg_turns", .flag, unit: "",
    meaning: "One of the four of grade 2: the leg turns out of its plane by 10° or more.",
    source: source)
  static let uncontrolled = MetricDefinition(
    "control.uncontrolled", .flag, unit: "",
    meaning: "One of the four of grade 2: up or down in less than 1 s, or let go.", source: source)
  static let lost = MetricDefinition(
    "control.not_regained", .flag, unit: "",
    meaning:
      "Grade 3: the pelvis tipped and is still 5° or more from where it was once the leg is down.",
    source: source)
  package static let notSeen = MetricDefinition(
    "control.not_seen", .text, unit: "",
    meaning: "What the grade asks for and no sensor saw, with semicolons between.", source: source)

  static let definitions = [
    grade, least, slight, pelvisGives, ratcheting, wobble, tipping, legTurns, uncontrolled, lost,
    notSeen,
  ]

  /// The criteria, each a flag, in the order of the scale.
  package static let criteria = [
    slight, pelvisGives, ratcheting, wobble, tipping, legTurns, uncontrolled, lost,
  ]

  /// The leg sways slightly from here on, in degrees. Chosen, not derived: at a foot 0.85 m from the hip 3 cm.
  static let slightWobbleDegrees = 2.0
  /// The leg sways noticeably from here on, in degrees. Chosen, not derived: at a foot 0.85 m from the hip 7 cm.
  static let noticeableWobbleDegrees = 5.0
  /// The leg turns out of its plane from here on, in degrees. Chosen, not derived: twice what a goniometer tells apart.
  static let noticeableTurnDegrees = 10.0
  /// A lift or a lowering is rapid that takes less, in seconds. Chosen, not derived: half of the two that trainers ask for.
  static let rapidSeconds = 1.0
  /// A leg is let go from this share of free fall on, as a ratio. Physics: from a half on most of its weight is not held.
  static let lettingGoShare = 0.5
  /// A movement goes in steps below this smoothness, as a ratio. Chosen, not derived: between an even speed, −1.6, and a lift in two steps, −2.2.
  static let steppedSmoothness = -2.0
  /// A pelvis is not back that is farther off, in degrees: one that is stabilised moves by 5.6° (Cynn 2006).
  static let notBackDegrees = 5.0

  /// What no sensor of Hipline's sees.
  static let neverSeen = "trunk and shoulders; a hand put down for balance"

  /// The median of grades, the worse of two in the middle; nil without any.
  static func median(of repetitions: [some MetricReadings]) -> Int? {
    let grades = repetitions.compactMap { $0.number(grade) }.sorted()
    return grades.isEmpty ? nil : Int(grades[grades.count / 2])
  }

  /// - Parameter compensation: What the pelvis took of what is allowed; nil where nothing says it.
  /// - Returns: One value for each definition.
  static func measure(
    _ repetition: MeasuredRepetition, compensation: Compensation?
  ) -> [MetricValue] {
    let signs = Signs(repetition, compensation: compensation)
    let flags = criteria.map { criterion in
      signs.seen(criterion).map { criterion.value($0) }
        ?? criterion.unavailable(signs.reason(criterion))
    }
    let notSeen = notSeen.value(
      (signs.unseen + [Self.neverSeen]).joined(separator: "; "))
    let lowest = signs.grade(takingUnknownFor: false)
    guard repetition.repetition.isComplete else {
      let reason = "the repetition is not complete"
      return [grade.unavailable(reason), least.unavailable(reason)] + flags + [notSeen]
    }
    return [
      signs.reasonWithoutGrade.map { grade.unavailable($0) } ?? grade.value(Double(lowest)),
      least.value(Double(lowest)),
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
      wobble = sway.map { $0 >= noticeableWobbleDegrees }
      slight = sway.map { $0 >= slightWobbleDegrees }
      // Anatomy alone tells of a pelvis that helped, and never of one that kept still.
      let isSeen = compensation?.basis.contains(.isolation) == true
      let helps = compensation?.isHelping == true
      tipping = helps ? true : isSeen ? false : nil
      pelvisGives = helps ? true : isSeen ? compensation?.costsPoints : nil
      ratcheting = Self.either(
        repetition.number(Smoothness.weightedLift).map { $0 < steppedSmoothness },
        repetition.number(Smoothness.weightedLower).map { $0 < steppedSmoothness })
      legTurns = repetition.number(PlaneOfLift.turn).map { $0 >= noticeableTurnDegrees }
      let fell = repetition.number(LettingGo.fall).map { $0 >= lettingGoShare }
      let isRapid = Self.either(
        repetition.number(Tempo.lift).map { $0 < rapidSeconds },
        repetition.number(Tempo.lower).map { $0 < rapidSeconds })
      // Without a gyroscope a fall shows in its time.
      uncontrolled = isRapid.map { $0 || fell == true }
      lost = Self.both(
        tipping, repetition.number(PelvisReturn.offset).map { $0 >= notBackDegrees })
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
      return words.filter { $0.0 == nil }.map(\.1)
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
