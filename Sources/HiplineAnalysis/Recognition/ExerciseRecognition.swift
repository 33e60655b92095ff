import HiplineCore

/// Which exercise it was, by what its movement looks like.
///
/// Every exercise has a pattern of postures, axes and turns, of either leg. By Bayes' rule each pattern's probability is its
/// prior
/// times how well it explains the evidence, over the sum for all of them, and for movements that are no exercise of Hipline's:
/// some named ones, and anything at all. So a sensor that sees little gives a low probability, not a guess.
package struct ExerciseRecognition: Sendable, Hashable {
  package struct Candidate: Sendable, Hashable {
    /// The exercise's name.
    package var exercise: String
    /// 0…1.
    package var probability: Double

    package init(exercise: String, probability: Double) {
      self.exercise = exercise
      self.probability = probability
    }
  }

  /// All exercises with a pattern, as ``likeliestFirst(_:)`` puts them.
  var candidates: [Candidate]
  /// The leg that moves, by the likeliest exercise; nil where it is not certain.
  var side: Side?

  /// An exercise is named from this probability on. Chosen, not derived: a wrong name costs more than none, which leaves range,
  /// tempo and tremor as they are.
  static let smallestProbability = 0.9

  /// The prior probability of each named movement that is no exercise of Hipline's. Chosen, not derived: who records an exercise
  /// rarely records something else.
  static let priorOfNamedOther = 0.01
  /// The prior probability of all other movements together. Chosen, not derived: what nobody thought of is likelier than any
  /// single movement that somebody did.
  static let priorOfOther = 0.05

  /// The exercise, where one is likely enough.
  var exercise: (exercise: Exercise, probability: Double)? {
    guard let first = candidates.first, first.probability >= Self.smallestProbability,
      let exercise = Exercise.named(first.exercise)
    else { return nil }
    return (exercise, first.probability)
  }

  /// - Parameter evidence: nil where no sensor shows a repetition.
  init(_ evidence: MovementEvidence) {
    let exercises = Exercise.all.compactMap { exercise in
      exercise.pattern.map { (name: exercise.name, pattern: $0) }
    }
    let others = MovementPattern.others
    let prior =
      (1 - Self.priorOfOther - Self.priorOfNamedOther * Double(others.count))
      / Double(exercises.count)
    let sides = evidence.side.map { [$0] } ?? Side.allCases
    func weight(_ pattern: MovementPattern?, _ side: Side) -> Double {
      PatternLikelihood.density(of: evidence, pattern, side: side) / Double(sides.count)
    }
    func total(_ pattern: MovementPattern?) -> Double {
      sides.reduce(0) { $0 + weight(pattern, $1) }
    }
    let weights = exercises.map { prior * total($0.pattern) }
    let rest =
      Self.priorOfOther * total(nil)
      + others.reduce(0) { $0 + Self.priorOfNamedOther * total($1) }
    let sum = weights.reduce(rest, +)
    guard sum > 0, !evidence.segments.isEmpty else {
      (candidates, side) = ([], nil)
      return
    }
    candidates = Self.likeliestFirst(
      zip(exercises, weights).map { Candidate(exercise: $0.name, probability: $1 / sum) })
    side = Self.side(
      of: exercises.first { $0.name == candidates[0].exercise }?.pattern, among: sides, weight)
  }

  /// The likeliest first; those alike in single precision, which is finer than what is written, stay in the order they have.
  ///
  /// What the evidence does not tell apart differs at most in the last digits of a `Double`, and those by the machine.
  static func likeliestFirst(_ candidates: [Candidate]) -> [Candidate] {
    candidates.enumerated().sorted { one, other in
      let (first, second) = (Float(one.element.probability), Float(other.element.probability))
      return first == second ? one.offset < other.offset : first > second
    }.map { $0.element }
  }

  private static func side(
    of pattern: MovementPattern?, among sides: [Side],
    _ weight: (MovementPattern?, Side) -> Double
  ) -> Side? {
    let weights = sides.map { (side: $0, weight: weight(pattern, $0)) }
    let sum = weights.reduce(0) { $0 + $1.weight }
    return weights.first { $0.weight >= smallestProbability * sum }?.side
  }
}
