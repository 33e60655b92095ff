import HiplineAnalysis

/// What one observation of a session tells.
struct FHIRMeasure {
  /// In ``FHIRBundle/measures``.
  let code: String
  let display: String
  let value: Value
  /// Why there is no value, where there is none.
  let reason: String
  /// By what it was judged, where that is not Hipline alone.
  var method: String?
  /// How certain it is, and what it covers.
  var parts: [FHIRMeasure] = []

  enum Value {
    case count(Int?)
    case quantity(Double?, Unit)
  }

  /// A unit of UCUM.
  enum Unit {
    case degrees
    case degreeSeconds
    case points
    case one

    var code: String {
      switch self {
      case .degrees: "deg"
      case .degreeSeconds: "deg.s"
      case .points: "{score}"
      case .one: "1"
      }
    }

    /// For people.
    var text: String {
      switch self {
      case .degrees: "°"
      case .degreeSeconds: "°·s"
      case .points: "points of 100"
      case .one: "1"
      }
    }
  }

  static func all(of result: SessionResult) -> [FHIRMeasure] {
    let summary = result.summary
    let clean = summary.cleanWork
    let unseen = "it is not known of every repetition whether the pelvis kept still"
    let unscored = "no complete repetition could be scored"
    return [
      FHIRMeasure(
        code: "repetitions", display: "Complete repetitions", value: .count(summary.repetitions),
        reason: ""),
      FHIRMeasure(
        code: "clean-repetitions",
        display: "Complete repetitions with a still pelvis, before the stop",
        value: .count(clean?.repetitions), reason: unseen,
        parts: [
          FHIRMeasure(
            code: "clean-repetitions-uncertainty", display: "Standard uncertainty",
            value: .quantity(clean?.repetitionsUncertainty, .one), reason: unseen)
        ]),
      FHIRMeasure(
        code: "held-range", display: "Range times time at the top, over the clean repetitions",
        value: .quantity(clean?.heldDegreeSeconds, .degreeSeconds), reason: unseen,
        parts: [
          FHIRMeasure(
            code: "held-range-uncertainty", display: "Standard uncertainty",
            value: .quantity(clean?.heldUncertainty, .degreeSeconds), reason: unseen)
        ]),
      FHIRMeasure(
        code: "range-median", display: "Median range of motion of the moving segment",
        value: .quantity(summary.rangeMedianDegrees, .degrees),
        reason: "no complete repetition has a range"),
      FHIRMeasure(
        code: "control-grade", display: "Median grade of control, 0 (smooth) to 3 (lost)",
        value: .count(summary.controlGrade), reason: "no repetition could be graded",
        method: ControlScale(Exercise.named(result.exercise)).name),
      FHIRMeasure(
        code: "score", display: "Mean score of the complete repetitions, 0 to 100",
        value: .quantity(summary.scoreMean, .points), reason: unscored,
        parts: [
          FHIRMeasure(
            code: "score-standard-error", display: "Standard error of the mean",
            value: .quantity(summary.scoreStandardError, .points), reason: unscored),
          FHIRMeasure(
            code: "score-coverage", display: "Share of the score's weights that was measured",
            value: .quantity(summary.scoreCoverage, .one), reason: unscored),
        ]),
    ]
  }
}
