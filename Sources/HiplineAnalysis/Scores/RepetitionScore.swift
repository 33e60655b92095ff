import RealModule

/// How good one repetition was, part by part.
public struct RepetitionScore: Sendable, Hashable {
  /// 0…100, or nil where no part could be measured.
  public var overall: Double?

  /// The measured share of the profile's weights, 0…1. A missing sensor lowers this, not the score.
  public var coverage: Double

  /// The parts, in the order of the profile.
  public var components: [ScoredComponent]

  /// A part that caps the whole does so below this score, a share of 100, so that cheating cannot be averaged away. Isolation has
  /// it where the pelvis makes a quarter of the movement, from where on a repetition is compensating.
  public static let capThreshold = 40.0
  /// What the whole is capped at then, as a share of 100. Chosen, not derived: what one part has that is a tolerance outside its
  /// target.
  public static let cap = 50.0

  /// A score from its parts, as one that is read back from a file.
  package init(overall: Double?, coverage: Double, components: [ScoredComponent]) {
    self.overall = overall
    self.coverage = coverage
    self.components = components
  }

  /// The weighted geometric mean of the parts, capped where one fails that caps it.
  ///
  /// A geometric mean drops faster than an arithmetic one when one part fails. No part counts as less than 1, so that
  /// one failure does not wipe out the rest.
  init(_ repetition: MeasuredRepetition, profile: ExerciseProfile) {
    components = profile.components.map { target in
      ScoredComponent(target: target, value: repetition.number(target.metric))
    }
    let measured = components.compactMap { component in
      component.score.map { (score: $0, weight: component.target.weight, component: component) }
    }
    let total = components.reduce(0) { $0 + $1.target.weight }
    let weight = measured.reduce(0) { $0 + $1.weight }
    coverage = total > 0 ? weight / total : 0
    guard weight > 0 else {
      overall = nil
      return
    }
    let mean = Double.exp(
      measured.reduce(0) { $0 + $1.weight * Double.log(max(1, $1.score)) } / weight)
    let cheated = measured.contains {
      $0.component.target.capsWhole && $0.score < Self.capThreshold
    }
    overall = min(mean, cheated ? Self.cap : 100)
  }
}

/// One part of a score with what it was made from.
public struct ScoredComponent: Sendable, Hashable {
  /// What the metric was held against.
  public var target: ComponentTarget
  /// The metric's value, or nil where it could not be measured.
  public var value: Double?
  /// 0…100, or nil where it could not be measured.
  public var score: Double?

  package init(target: ComponentTarget, value: Double?, score: Double?) {
    self.target = target
    self.value = value
    self.score = score
  }

  init(target: ComponentTarget, value: Double?) {
    self.init(target: target, value: value, score: value.map(target.score))
  }
}
