/// What good form is in one exercise: targets, tolerances and weights.
public struct ExerciseProfile: Sendable, Hashable {
  /// The profile's name in results; that of its exercise unless somebody wrote another.
  public var name: String

  /// The parts of a repetition's score, in the order in which they are shown.
  public var components: [ComponentTarget]

  /// When the pelvis counts as helping.
  package var compensation: CompensationLimits

  /// Tremor from this acceleration on is shaking that can be seen, RMS in m/s².
  ///
  /// Default: 0.0485, the RMS of the 0.007 g peak from which tremor is visible (97 people, JAMA Neurol 1982;39:358).
  public var visibleTremorMetresPerSecondSquared: Double

  package init(
    name: String, components: [ComponentTarget], compensation: CompensationLimits = .init(),
    visibleTremorMetresPerSecondSquared: Double = 0.0485
  ) {
    self.name = name
    self.components = components
    self.compensation = compensation
    self.visibleTremorMetresPerSecondSquared = visibleTremorMetresPerSecondSquared
  }
}

/// When the pelvis moves so much that the leg no longer does the work.
package struct CompensationLimits: Sendable, Hashable {
  /// Pelvis motion over range of motion from which a repetition is compensating.
  ///
  /// Default: 0.25; in a passive straight leg raise the pelvis makes 17° of 60° (PMID 10345331; Bohannon et al. 1985).
  package var isolationRatio: Double

  /// Pelvis motion that is compensating whatever the range, in degrees.
  ///
  /// Default: 10; side-lying abduction tilts the pelvis by 13.9 ± 4.7° where it is free and by 5.6 ± 4.2° where it is stabilised (Cynn 2006).
  package var pelvisDegrees: Double

  package init(
    isolationRatio: Double = Isolation.unguidedShare,
    pelvisDegrees: Double = Isolation.freePelvisDegrees
  ) {
    self.isolationRatio = isolationRatio
    self.pelvisDegrees = pelvisDegrees
  }
}

/// One part of a score: a metric, where it should be, and what to say where it is not.
public struct ComponentTarget: Sendable, Hashable {
  /// The part's name in results, such as `isolation`.
  public var name: String
  /// What is judged; a number.
  public var metric: MetricDefinition
  /// Where the metric scores 100; an open end is nil.
  public var lowest: Double?
  /// The upper end, in the metric's unit; nil for an open one.
  public var highest: Double?
  /// How far outside the target the score is 50, in the metric's unit.
  public var tolerance: Double
  /// The part's share of the whole, against the other parts.
  public var weight: Double
  /// Whether a failure of this part caps the whole, whatever the others are: see ``RepetitionScore/cap``.
  public var capsWhole: Bool
  /// Where target and tolerance come from; `inference` where no study gives them.
  public var evidence: String
  /// What to say below and above the target.
  package var cueBelow: CueTemplate?
  package var cueAbove: CueTemplate?

  package init(
    name: String, metric: MetricDefinition, lowest: Double? = nil, highest: Double? = nil,
    tolerance: Double, weight: Double, capsWhole: Bool = false, evidence: String = "",
    cueBelow: CueTemplate? = nil, cueAbove: CueTemplate? = nil
  ) {
    precondition(tolerance > 0, "a positive tolerance expected, got \(tolerance)")
    precondition(weight > 0, "a positive weight expected, got \(weight)")
    self.name = name
    self.metric = metric
    self.lowest = lowest
    self.highest = highest
    self.tolerance = tolerance
    self.weight = weight
    self.capsWhole = capsWhole
    self.evidence = evidence
    self.cueBelow = cueBelow
    self.cueAbove = cueAbove
  }

  /// Whether a part of this name caps the whole where its profile does not say: profiles that were written before they could say it
  /// meant the isolation.
  package static func capsWhole(named name: String) -> Bool { name == "isolation" }

  /// 100 inside the target, 50 one tolerance outside, falling to 0: 100 / (1 + (distance / tolerance)²).
  public func score(_ value: Double) -> Double {
    let relative = tolerancesOutside(value)
    return 100 / (1 + relative * relative)
  }

  /// How far outside the target a value is, in tolerances; 0 inside.
  func tolerancesOutside(_ value: Double) -> Double {
    if let lowest, value < lowest { return (lowest - value) / tolerance }
    if let highest, value > highest { return (value - highest) / tolerance }
    return 0
  }
}

/// A sentence for the person who exercises, with places for numbers: a metric's key in braces, `{repetition}` the
/// repetition's index.
package struct CueTemplate: Sendable, Hashable {
  /// The stable name of the cue; tools outside match on it.
  package var code: String
  package var text: String

  init(_ code: String, _ text: String) {
    self.code = code
    self.text = text
  }
}
