package import HiplineAnalysis
import HiplineCore

/// A comparison as JSON.
package enum ComparisonDocument {
  /// - Parameter areSides: Whether before and after are left and right.
  package static func json(_ result: ComparisonResult, areSides: Bool) -> JSONValue {
    .object([
      "schema": .text(ToolIdentity.compareSchema),
      "tool": ToolIdentity.json,
      "kind": .text(areSides ? "sides" : "sessions"),
      "before": .text(areSides ? "left" : "before"),
      "after": .text(areSides ? "right" : "after"),
      "comparisons": .array(result.comparisons.map { comparison($0, areSides: areSides) }),
      "unmatched": .array(result.unmatched.map(JSONValue.text)),
      "duplicates": .array(result.duplicates.map(JSONValue.text)),
    ])
  }

  private static func comparison(
    _ comparison: SessionComparison, areSides: Bool
  ) -> JSONValue {
    .object([
      "subject": JSONValue(comparison.subject),
      "exercise": JSONValue(comparison.exercise),
      "side": JSONValue(comparison.side?.rawValue),
      "before": part(comparison.before),
      "after": part(comparison.after),
      "subjects_named": .flag(!comparison.isOfUnnamed),
      "score": .object([
        "parts": .array(
          comparison.score.parts.map {
            .object([
              "part": .text($0.name), "before": JSONValue($0.before), "after": JSONValue($0.after),
            ])
          }),
        "left_out": .array(comparison.score.leftOut.map(JSONValue.text)),
      ]),
      "metrics": .array(comparison.metrics.map { metric($0, areSides: areSides) }),
    ])
  }

  private static func part(_ part: SessionComparison.Part) -> JSONValue {
    .object([
      "sessions": .array(part.sessions.map(JSONValue.text)),
      "repetitions": .integer(part.repetitions),
      "days": .integer(part.days),
      "score_coverage": JSONValue(part.scoreCoverage),
    ])
  }

  private static func metric(_ metric: MetricComparison, areSides: Bool) -> JSONValue {
    var object: [String: JSONValue] = [
      "metric": .text(metric.metric.key),
      "unit": .text(metric.metric.unit),
      "before": JSONValue(metric.before),
      "after": JSONValue(metric.after),
      "change": JSONValue(metric.change),
      "ci95": metric.interval.map {
        .array([JSONValue($0.lowerBound), JSONValue($0.upperBound)])
      } ?? .null,
      "ci95_covers": JSONValue(
        metric.basis.map {
          [.repetitions, .repetitionsAndStudies].contains($0)
            ? "repetitions" : "sessions and repetitions"
        }),
      "mdc95": JSONValue(metric.minimalDetectableChange95),
      "mdc95_basis": JSONValue(metric.basis?.rawValue),
      "mdc95_source": JSONValue(
        metric.basis == .repetitionsAndStudies ? metric.metric.betweenSessions?.source : nil),
      "p": JSONValue(metric.pValue),
      "p_adjusted": JSONValue(metric.adjustedPValue),
      "verdict": .text(metric.verdict.rawValue),
    ]
    if let day = metric.lastDay {
      object["last_day"] = .object([
        "change": JSONValue(day.change),
        "ci95": .array([JSONValue(day.interval.lowerBound), JSONValue(day.interval.upperBound)]),
      ])
    }
    if areSides { object["asymmetry_index_percent"] = JSONValue(metric.asymmetryPercent) }
    return .object(object)
  }
}
