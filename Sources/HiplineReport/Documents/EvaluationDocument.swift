package import HiplineAnalysis

/// How close results are to what is true, as JSON.
package enum EvaluationDocument {
  package static func json(
    _ summary: EvaluationSummary, sessions: [SessionEvaluation]
  ) -> JSONValue {
    .object([
      "schema": .text("hipline.evaluation/1"),
      "summary": json(summary),
      "sessions": .array(
        sessions.map { session in
          .object([
            "id": .text(session.id),
            "matched": .integer(session.pairs.count),
            "missed": .array(session.missed.map { .integer($0.index) }),
            "invented": .array(session.invented.map { .integer($0.index) }),
            "summary": json(EvaluationSummary([session])),
          ])
        }),
    ])
  }

  private static func json(_ summary: EvaluationSummary) -> JSONValue {
    .object([
      "sessions": .integer(summary.sessions),
      "repetitions": .integer(summary.trueRepetitions),
      "matched": .integer(summary.matched),
      "missed": .integer(summary.missed),
      "invented": .integer(summary.invented),
      "precision": JSONValue(summary.precision),
      "recall": JSONValue(summary.recall),
      "f1": JSONValue(summary.f1),
      "start_s": json(summary.start),
      "end_s": json(summary.end),
      "top_start_s": json(summary.topStart),
      "top_end_s": json(summary.topEnd),
      RangeOfMotion.range.key: json(summary.range),
      "tiny_rom_deg": json(summary.tinyRange),
      "rom_with_uncertainty": .integer(summary.rangeCoverage.stated),
      "rom_within_two_sigma": .integer(summary.rangeCoverage.within),
      Isolation.pelvis.key: json(summary.pelvisRange),
      HipRange.range.key: json(summary.hipRange),
      "hip_rom_with_uncertainty": .integer(summary.hipRangeCoverage.stated),
      "hip_rom_within_two_sigma": .integer(summary.hipRangeCoverage.within),
      "tremor_frequency_hz": json(summary.tremorFrequency),
      "tremor_rms_relative": json(summary.tremorRMS),
      "with_tremor": .integer(summary.withTremor),
      "tremor_missed": .integer(summary.tremorMissed),
      "without_tremor": .integer(summary.withoutTremor),
      "tremor_invented": .integer(summary.tremorInvented),
      "states_compared": .integer(summary.statesCompared),
      "states_equal": .integer(summary.statesEqual),
      "shaky_max_within_one": .integer(summary.shakyMaxWithinOne),
      "stop_within_one": .integer(summary.stopWithinOne),
    ])
  }

  private static func json(_ errors: EvaluationSummary.Errors) -> JSONValue {
    .object([
      "count": .integer(errors.count),
      "median": JSONValue(errors.median),
      "p95": JSONValue(errors.percentile95),
      "largest": JSONValue(errors.largest),
    ])
  }
}
