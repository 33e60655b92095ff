/// How much of an exercise was done well: a measure without an end, beside the score, which every good set fills up.
///
/// A trainer asks for more repetitions before the stop, with less help of the pelvis, with more range, and held. So a repetition counts that is
/// complete, comes before the stop of its set, and is one in which the pelvis was seen to keep still; and it counts with its range times the
/// time that it was held. Shaking takes nothing off: it is what the exercise is for.
package struct CleanWork: Sendable, Hashable {
  /// How many repetitions count.
  package var repetitions: Int
  /// Its standard uncertainty: how sure it is of each repetition that the pelvis kept still.
  package var repetitionsUncertainty: Double
  /// Range times hold of these repetitions, in degree seconds: eight times 20° for 2.5 s are 400 °·s.
  package var heldDegreeSeconds: Double
  /// Its standard uncertainty: of the ranges, and of which repetitions count.
  package var heldUncertainty: Double

  /// A measure from its parts, as one that is read back from a file.
  package init(
    repetitions: Int, repetitionsUncertainty: Double, heldDegreeSeconds: Double,
    heldUncertainty: Double
  ) {
    self.repetitions = repetitions
    self.repetitionsUncertainty = repetitionsUncertainty
    self.heldDegreeSeconds = heldDegreeSeconds
    self.heldUncertainty = heldUncertainty
  }

  /// - Parameter complete: The complete repetitions of a session, in their order.
  /// - Returns: nil where of a repetition before the stop it is not known whether the pelvis kept still, or how far and how long it was
  ///   held.
  init?(_ complete: [RepetitionResult], limits: CompensationLimits) {
    let counted = Set(complete.map { $0.set }).sorted().flatMap { set in
      let repetitions = complete.filter { $0.set == set }
      let stop = SessionSummary.stop(repetitions)
      return repetitions.filter { repetition in stop.map { repetition.index < $0 } ?? true }
    }
    guard !complete.isEmpty else { return nil }
    var (repetitions, held) = (0, 0.0)
    var variance = (repetitions: 0.0, held: 0.0)
    for repetition in counted {
      guard repetition.pelvis != .unseen, let range = repetition.number(RangeOfMotion.range),
        let hold = repetition.number(Tempo.hold)
      else { return nil }
      let isClean = repetition.pelvis != .helped
      let helped = Compensation(repetition, limits: limits)?.probability ?? (isClean ? 0 : 1)
      let doubt = helped * (1 - helped)
      variance.repetitions += doubt
      variance.held += doubt * range * range * hold * hold
      guard isClean else { continue }
      let spread = hold * (repetition.number(RangeOfMotion.uncertainty) ?? 0)
      variance.held += spread * spread
      repetitions += 1
      held += range * hold
    }
    self.init(
      repetitions: repetitions, repetitionsUncertainty: variance.repetitions.squareRoot(),
      heldDegreeSeconds: held, heldUncertainty: variance.held.squareRoot())
  }
}
