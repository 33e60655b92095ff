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

  /// What every part leaves of 100 points, multiplied.
  ///
  /// - Parameter compensation: What the pelvis took of what it may; it caps the whole in place of the part that judges isolation.
  init(
    _ repetition: MeasuredRepetition, profile: ExerciseProfile, compensation: Compensation? = nil
  ) {
    components = profile.components.map { target in
      ScoredComponent(target: target, value: repetition.number(target.metric))
    }
    let isolation = components.first { $0.target.metric == Isolation.ratio }
    let ofPelvis = isolation?.target.capsWhole == false ? nil : compensation?.pointsLeft
    let measured = components.compactMap { component in
      component.score.map { points in
        WeighedPart(
          points: points, weight: component.target.weight,
          left: component == isolation ? ofPelvis ?? component.pointsLeft : component.pointsLeft)
      }
    }
    // Where isolation was not measured, anatomy may speak.
    let ofAnatomy = isolation?.score == nil ? ofPelvis ?? 1 : 1
    let total = profile.wholeWeight
    let weight = measured.reduce(0) { $0 + $1.weight }
    coverage = total > 0 ? weight / total : 0
    overall = weight > 0 ? ofAnatomy * Self.whole(measured) : nil
  }

  /// One part of a whole.
  struct WeighedPart {
    /// 0…100.
    var points: Double
    var weight: Double
    /// The share of 100 that the part leaves the whole at most: 1 where it does not cap.
    var left: Double
  }

  /// The weighted geometric mean of the parts, of which those that cap the whole leave it no more than they may.
  ///
  /// A geometric mean drops faster than an arithmetic one when one part fails. No part counts as less than 1, so that
  /// one failure does not wipe out the rest. A cap falls evenly from 100 at the end of a part's target to ``cap`` where the part has
  /// ``capThreshold`` points. Every part takes its share whatever the others took: below a cap, too, the worse of two repetitions has less.
  static func whole(_ parts: [WeighedPart]) -> Double {
    let weight = parts.reduce(0) { $0 + $1.weight }
    return parts.reduce(100) { whole, part in
      whole * min(Double.pow(max(1, part.points) / 100, part.weight / weight), part.left)
    }
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
