import RealModule

/// How good one repetition was, part by part.
public struct RepetitionScore: Sendable, Hashable {
  /// 0…100, or nil where no part could be measured.
  public var overall: Double?

  /// The measured share of the profile's weights, 0…1. A missing sensor lowers this, not the score; so does an exercise that is not
  /// known, of whose profile a few parts can be judged.
  public var coverage: Double

  /// The parts, in the order of the profile.
  public var components: [ScoredComponent]

  /// A part that caps the whole takes half of it from this score on, a share of 100, so that cheating cannot be averaged away.
  /// Isolation has it where the pelvis makes a quarter of the movement, from where on a repetition is compensating.
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
  /// one failure does not wipe out the rest. A cap falls evenly from 100 at the end of a part's target to ``cap`` where the part has
  /// ``capThreshold`` points; two of them multiply.
  ///
  /// - Parameter compensation: What the pelvis took of what it may; it caps the whole in place of the part that judges isolation.
  init(
    _ repetition: MeasuredRepetition, profile: ExerciseProfile, compensation: Compensation? = nil
  ) {
    components = profile.components.map { target in
      ScoredComponent(target: target, value: repetition.number(target.metric))
    }
    let measured = components.compactMap { component in
      component.score.map { (score: $0, weight: component.target.weight) }
    }
    let total = profile.wholeWeight
    let weight = measured.reduce(0) { $0 + $1.weight }
    coverage = total > 0 ? weight / total : 0
    guard weight > 0 else {
      overall = nil
      return
    }
    let mean = Self.mean(measured)
    let isolation = components.first { $0.target.metric == Isolation.ratio }
    let ofPelvis = isolation?.target.capsWhole == false ? nil : compensation?.pointsLeft
    let left = components.reduce(ofPelvis ?? 1) { left, component in
      // What the pelvis took is counted once.
      component == isolation && ofPelvis != nil ? left : left * component.pointsLeft
    }
    overall = min(mean, 100 * left)
  }

  static func mean(_ measured: [(score: Double, weight: Double)]) -> Double {
    let weight = measured.reduce(0) { $0 + $1.weight }
    return Double.exp(
      measured.reduce(0) { $0 + $1.weight * Double.log(max(1, $1.score)) } / weight)
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

  /// The share of 100 points that is left to the whole; all of it where the part does not cap.
  var pointsLeft: Double {
    guard target.capsWhole, let value else { return 1 }
    // 100 / (1 + d²) is ``RepetitionScore/capThreshold`` at this many tolerances.
    let full = (100 / RepetitionScore.capThreshold - 1).squareRoot()
    return 1
      - min(1, target.tolerancesOutside(value) / full) * (1 - RepetitionScore.cap / 100)
  }
}
