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
  package static let tipping = MetricDefinition(
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

  /// The criterion that is more of the same, as a noticeable wobble is of a slight one.
  package static func more(of criterion: MetricDefinition) -> MetricDefinition? {
    switch criterion {
    case slight: wobble
    case pelvisGives: tipping
    default: nil
    }
  }

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
}
