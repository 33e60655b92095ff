import RealModule

/// How much of what a profile allows the pelvis took in a repetition, and how sure it is that it was too much.
struct Compensation: Sendable, Hashable {
  /// What was taken as a share of what is allowed: 1 where the repetition is compensating.
  let load: Double
  /// The probability that it is 1 or more, by the uncertainty of what was measured.
  let probability: Double
  /// What tells it: a sensor on the pelvis, the anatomy of the hip, or both.
  let basis: [RepetitionState.Basis]

  /// Up to this share of what is allowed nothing is taken off the score: the isolation's target over its limit, 0.15 over 0.25, and close to
  /// what is left to a pelvis that is held still, 5.6° of 10° (Cynn 2006).
  private static let freeShare = 0.6

  /// - Parameter hip: What the hip alone can do in the exercise; nil where that is not known.
  /// - Returns: nil where neither a sensor nor anatomy says anything.
  init?(
    _ repetition: some MetricReadings, limits: CompensationLimits, hip: HipLimit? = nil
  ) {
    let range = repetition.number(RangeOfMotion.range)
    let rangeUncertainty = repetition.number(RangeOfMotion.uncertainty) ?? 0
    let pelvis = repetition.number(Isolation.pelvis).map { pelvis -> Reading in
      let spread = repetition.number(Isolation.uncertainty) ?? 0
      let share = range.map { $0 * limits.isolationRatio } ?? .infinity
      let allowed = min(share, limits.pelvisDegrees)
      let load = allowed > 0 ? pelvis / allowed : 0
      let ofRange = share < limits.pelvisDegrees ? load * rangeUncertainty / (range ?? 1) : 0
      let ofPelvis = allowed > 0 ? spread / allowed : 0
      return Reading(
        load: load, uncertainty: (ofRange * ofRange + ofPelvis * ofPelvis).squareRoot(),
        basis: .isolation)
    }
    let anatomy = hip.flatMap { hip -> Reading? in
      guard let range, range > hip.usualDegrees else { return nil }
      let room = hip.largestDegrees - hip.usualDegrees
      let beyond = (1 - Self.freeShare) / room
      return Reading(
        load: Self.freeShare + (range - hip.usualDegrees) * beyond,
        uncertainty: rangeUncertainty * beyond, basis: .anatomy)
    }
    let readings = [pelvis, anatomy].compactMap { $0 }
    guard let most = readings.max(by: { $0.load < $1.load }) else { return nil }
    load = most.load
    probability = readings.map { $0.probability }.max() ?? most.probability
    basis = readings.map { $0.basis }
  }

  /// Whether it is likelier than not that it was too much: what makes a repetition compensating.
  var isHelping: Bool { probability >= StateJudgement.even }

  /// Whether it was so much that the score loses points.
  var costsPoints: Bool { load > Self.freeShare }

  /// The share of 100 points that is left to the whole: all of it up to ``freeShare``, half of it from the limit on.
  var pointsLeft: Double {
    1 - min(1, max(0, (load - Self.freeShare) / (1 - Self.freeShare)))
      * (1 - RepetitionScore.cap / 100)
  }

  private struct Reading {
    let load: Double
    let uncertainty: Double
    let basis: RepetitionState.Basis

    var probability: Double {
      guard uncertainty > 0 else { return load >= 1 ? 1 : 0 }
      return Double.erfc((1 - load) / uncertainty / Double.sqrt(2)) / 2
    }
  }
}
