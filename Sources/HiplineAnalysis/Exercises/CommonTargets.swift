/// The targets that slow, isolated leg exercises share.
extension ComponentTarget {
  /// "Nothing moves but the knee": up to a share of 0.15 is good; at 0.25, from where on the repetition is compensating, the part has
  /// 40 points and half of the whole is gone.
  static func isolation(cue: String) -> ComponentTarget {
    ComponentTarget(
      name: "isolation", metric: Isolation.ratio, highest: 0.15, tolerance: 0.0816, weight: 3,
      capsWhole: true,
      evidence:
        "the pelvis makes 17° of 60° of a passive straight leg raise (PMID 10345331; Bohannon et al. 1985); 0.15 is inference",
      cueAbove: CueTemplate("pelvis-moves", cue))
  }

  /// "Keep it small, keep it honest."
  ///
  /// Healthy people's ranges vary by 5 to 10 % from one repetition to the next, which costs nothing; half the points are
  /// gone at a third less or more, where an instructed change of range begins (UCI 730: 0.4 to 0.65 of the own range).
  static let range = ComponentTarget(
    name: "range", metric: RangeAgainstFirst.ratio, lowest: 0.9, highest: 1.1, tolerance: 0.25,
    weight: 2,
    evidence:
      "inference: ranges of healthy people vary by 5 to 10 % between repetitions; an instructed small range is 0.4 to 0.65 of the own one (UCI 730)",
    cueBelow: CueTemplate(
      "range-shrinks",
      "The range shrank to \(RangeOfMotion.range.place)° on rep {repetition}. Rest a moment, then go back to your first range."
    ),
    cueAbove: CueTemplate(
      "range-grows",
      "The range grew to \(RangeOfMotion.range.place)° on rep {repetition}. Keep it small, keep it honest."
    ))

  /// "Very slowly", and held: two seconds up, two at the top and two down, with the fifth off that the single phases allow.
  static let tempo = ComponentTarget(
    name: "tempo", metric: Tempo.duration, lowest: 4.8, tolerance: 1.5, weight: 1,
    evidence:
      "up and down in no less than two seconds each (Total Control, Human Kinetics); held for two to three (printed sheets)",
    cueBelow: CueTemplate(
      "tempo-too-fast",
      "Rep {repetition} was over in \(Tempo.duration.place) s. Two seconds up, hold, two seconds down."
    ))

  /// "Very slowly": about two seconds each way. A kick and a drop leave a quarter of the whole, as they leave nothing of the exercise.
  static let lift = ComponentTarget(
    name: "lift", metric: Tempo.lift, lowest: 1.5, tolerance: 0.9, weight: 0.5, capsWhole: true,
    evidence:
      "up in no less than two seconds (Total Control, Human Kinetics); the tolerance is inference",
    cueBelow: CueTemplate(
      "lift-too-fast",
      "Up in \(Tempo.lift.place) s on rep {repetition} is too fast. Take two seconds on the way up."
    ))
  static let lower = ComponentTarget(
    name: "lower", metric: Tempo.lower, lowest: 1.5, tolerance: 0.9, weight: 0.5, capsWhole: true,
    evidence:
      "down in no less than two seconds (Total Control, Human Kinetics); the tolerance is inference",
    cueBelow: CueTemplate(
      "lower-too-fast",
      "Down in \(Tempo.lower.place) s on rep {repetition} is a drop. Lower it as slowly as you lifted it."
    ))

  /// "Lower it as slowly as you lifted it", to the end: a leg that is let go on the last part of its way falls, however slowly it set out.
  static let letGo = ComponentTarget(
    name: "let_go", metric: LettingGo.fall, highest: 0.5, tolerance: 0.2, weight: 0.5,
    capsWhole: true,
    evidence:
      "inference: at half of free fall a leg is held with half of its weight. A quick lowering, which has a part of its own, stays below: 40° in 1 s at a quarter, 80° in 1.1 s at 0.45 (UCI 730)",
    cueAbove: CueTemplate(
      "lower-let-go",
      "The leg fell on rep {repetition}. Hold its weight until it is all the way down."))

  /// "Hold a couple of seconds at the top."
  static let hold = ComponentTarget(
    name: "hold", metric: Tempo.hold, lowest: 1.8, tolerance: 0.8, weight: 1,
    evidence:
      "two to three seconds at the top (exercise sheets, as that of mdhealth.com.au); others ask for a continuum without a pause (Total Control, Human Kinetics)",
    cueBelow: CueTemplate(
      "hold-too-short",
      "Held for \(Tempo.hold.place) s on rep {repetition}. Stay at the top for a couple of seconds."
    ))

  static let steadiness = ComponentTarget(
    name: "steadiness", metric: HoldDrift.drift, lowest: -1, highest: 1.5, tolerance: 1.5,
    weight: 0.5,
    evidence: "inference: a hold that sinks by 2°/s has lost a fifth of a 20° range in two seconds",
    cueBelow: CueTemplate(
      "hold-sags",
      "It sank by \(HoldDrift.drift.place)°/s in the hold of rep {repetition}. Keep the height."))

  /// "Very smoothly": a bell-shaped speed has −1.4 and an even one −1.6; every sub-movement lengthens the arc.
  static let smoothLift = ComponentTarget(
    name: "smooth_lift", metric: Smoothness.weightedLift, lowest: -1.7, tolerance: 0.5, weight: 0.5,
    evidence:
      "a bell-shaped speed has −1.4 (Balasubramanian et al. 2015), an even one −1.6 with the weight that is used; the tolerance is inference",
    cueBelow: CueTemplate(
      "lift-jerky", "The way up went in steps on rep {repetition}. Make it one smooth move."))
  static let smoothLower = ComponentTarget(
    name: "smooth_lower", metric: Smoothness.weightedLower, lowest: -1.7, tolerance: 0.5,
    weight: 0.5,
    evidence:
      "a bell-shaped speed has −1.4 (Balasubramanian et al. 2015), an even one −1.6 with the weight that is used; the tolerance is inference",
    cueBelow: CueTemplate(
      "lower-jerky", "The way down went in steps on rep {repetition}. Make it one smooth move."))

  /// All but isolation, whose cue names the exercise's own cheat.
  static let slowAndHeld: [ComponentTarget] = [
    .range, .tempo, .lift, .hold, .lower, .letGo, .steadiness, .smoothLift, .smoothLower,
  ]
}

extension ExerciseProfile {
  /// The weight of all parts, of which a score covers those that were measured.
  ///
  /// Where the exercise is not known, that of an exercise's profile: most of it cannot be judged then.
  var wholeWeight: Double {
    let own = components.reduce(0) { $0 + $1.weight }
    return name == Self.unknown.name ? max(own, Self.weightOfKnown) : own
  }

  private static let weightOfKnown = ([.isolation(cue: "")] + ComponentTarget.slowAndHeld)
    .reduce(0) { $0 + $1.weight }

  /// What can be judged when the exercise is not known: range honesty and smoothness.
  public static let unknown = ExerciseProfile(
    name: "unknown", components: [.range, .smoothLift, .smoothLower])
}
