package import HiplineCore

/// One row a session, a finding, a failure, a column.
extension ResultTable {
  package static func sessions(_ sessions: [SessionResult]) -> ResultTable {
    ResultTable(
      name: "sessions", columns: sessionColumns,
      rows: sessions.map { session in
        let summary = session.summary
        return [
          .text(session.id), Cell(session.subject), Cell(session.startedAt),
          .text(session.exercise), .number(session.exerciseConfidence),
          Cell(session.side?.rawValue), .integer(session.recordings.count),
          .integer(session.sets.count), .integer(summary.repetitions),
          Cell(summary.scoreMean), Cell(summary.scoreStandardError),
          Cell(summary.controlGrade), .text(ControlScale(session).name),
          Cell(summary.rangeMedianDegrees), Cell(summary.rangeCoefficientOfVariation),
          Cell(summary.liftMedianSeconds), Cell(summary.holdMedianSeconds),
          Cell(summary.lowerMedianSeconds), Cell(summary.shakyMaxRepetition),
          Cell(summary.stopRepetition), Cell(summary.tremorTrend?.slope),
          Cell(summary.tremorTrend?.pValue), Cell(summary.rangeTrend?.slope),
          Cell(summary.rangeTrend?.pValue), Cell(summary.breakdown?.repetition),
          Cell(session.setup?.posture.posture?.rawValue),
          Cell(summary.cleanWork?.repetitions), Cell(summary.cleanWork?.repetitionsUncertainty),
          Cell(summary.cleanWork?.heldDegreeSeconds), Cell(summary.cleanWork?.heldUncertainty),
        ]
          + SessionSetup.definitions.map { definition in
            session.setup?.reading(definition).map(Cell.init) ?? .null
          } + [
            Cell(session.subjectProvenance?.rawValue), Cell(session.startedAtProvenance?.rawValue),
            Cell(summary.scoreCoverage),
          ]
      })
  }

  package static func findings(_ sessions: [SessionResult]) -> ResultTable {
    ResultTable(
      name: "findings", columns: findingColumns,
      rows: sessions.flatMap { session in
        session.findings.map { finding in
          [
            .text(session.id), .text(finding.code.rawValue), .text(finding.severity.rawValue),
            .text(finding.message), .text(finding.hint), Cell(finding.seconds?.lowerBound),
            Cell(finding.seconds?.upperBound),
          ]
        }
      })
  }

  package static func failures(_ failures: [InputFailure]) -> ResultTable {
    ResultTable(
      name: "failures", columns: failureColumns,
      rows: failures.map { failure in
        [
          Cell(failure.session), .text(failure.path), .text(failure.code.rawValue),
          .text(failure.message),
          .text(failure.hint), Cell(failure.line), Cell(failure.column),
        ]
      })
  }

  /// What every column of the other tables means.
  package static func dictionary() -> ResultTable {
    let tables = [repetitions([]), sessions([]), findings([]), failures([])]
    return ResultTable(
      name: "dictionary",
      columns: [
        Column("table", .text, "Name of the table."),
        Column("column", .text, "Name of the column."),
        Column("type", .text, "text, integer, number or flag."),
        Column("unit", .text, "Unit of the values; empty without one."),
        Column("meaning", .text, "What the values mean."),
        Column("source", .text, "Where the definition comes from."),
      ],
      rows: tables.flatMap { table in
        table.columns.map { column in
          [
            .text(table.name), .text(column.name), .text(column.kind.rawValue),
            .text(column.unit), .text(column.meaning), .text(column.source),
          ]
        }
      })
  }

  private static let sessionColumns =
    [
      Column("session_id", .text, "Name of the session."),
      Column("subject", .text, "Who exercised, as the session file says."),
      Column("started_at", .text, "When the session began, ISO 8601."),
      Column("exercise", .text, "Name of the exercise, or unknown."),
      Column("exercise_confidence", .number, unit: "0–1", "1 where the exercise was given."),
      Column("side", .text, "Side of the body that moved."),
      Column("recordings", .integer, "Number of sensors."),
      Column("sets", .integer, "Number of sets."),
      Column("repetitions", .integer, "Number of complete repetitions."),
      Column("score_mean", .number, unit: "0–100", "Mean score of the complete repetitions."),
      Column("score_se", .number, unit: "0–100", "Standard error of the mean score."),
      Column(
        "control_grade", .integer,
        "Median grade of control, 0 (smooth) to 3 (lost), the worse of two in the middle.",
        source: "ControlGrade"),
      Column(
        "control_scale", .text,
        "What the grade is one of: an accepted test, or Hipline's criteria where the exercise is not that test's."
      ),
      Column("rom_median_deg", .number, unit: "deg", "Median range of motion."),
      Column("rom_cv", .number, unit: "ratio", "Coefficient of variation of the range."),
      Column("lift_median_s", .number, unit: "s", "Median time of the lift."),
      Column("hold_median_s", .number, unit: "s", "Median time of the hold."),
      Column("lower_median_s", .number, unit: "s", "Median time of the lowering."),
      Column(
        "shaky_max_repetition", .integer,
        "Repetition at which tremor peaks while isolation holds."),
      Column("stop_repetition", .integer, "First of two consecutive compensating repetitions."),
      Column(
        "tremor_trend_slope", .number, unit: "ln/repetition",
        "Theil–Sen slope of the logarithm of the tremor's RMS."),
      Column("tremor_trend_p", .number, "Two-sided Mann–Kendall p-value of that trend."),
      Column(
        "rom_trend_slope", .number, unit: "deg/repetition",
        "Theil–Sen slope of the range of motion."),
      Column("rom_trend_p", .number, "Two-sided Mann–Kendall p-value of that trend."),
      Column(
        "breakdown_repetition", .integer,
        "First repetition from which on isolation, or else the range, is worse; a single change point."
      ),
      Column("posture", .text, "How the person lay, as sensors with stated axes tell."),
      Column(
        "clean_repetitions", .integer,
        "Complete repetitions before the stop of their sets in which the pelvis was seen to keep still.",
        source: "CleanWork"),
      Column("clean_repetitions_uncertainty", .number, "Standard uncertainty of that number."),
      Column(
        "held_range_deg_s", .number, unit: "deg·s",
        "Range times time at the top, over the clean repetitions.", source: "CleanWork"),
      Column(
        "held_range_uncertainty_deg_s", .number, unit: "deg·s",
        "Standard uncertainty of that sum."),
    ]
    + SessionSetup.definitions.map { definition in
      Column(
        definition.columnName, Kind(definition.kind),
        unit: definition.unit, definition.meaning, source: definition.source)
    } + [
      Column("subject_source", .text, "Who says whose session it is: stated or folder."),
      Column(
        "started_at_source", .text,
        "Who says when it began: stated, clock (of the recorder, whose zone may be unknown) or name."
      ),
      Column(
        "score_coverage", .number, unit: "0–1",
        "Mean share of the score's weights that was measured; scores of unlike coverage cannot be compared.",
        source: "RepetitionScore"),
    ]

  private static let findingColumns = [
    Column("session_id", .text, "Name of the session."),
    Column("code", .text, "Stable name of the kind of finding."),
    Column("severity", .text, "info, warning or error."),
    Column("message", .text, "What was found."),
    Column("hint", .text, "What to do about it."),
    Column("start_s", .number, unit: "s", "Where it begins; empty for the whole recording."),
    Column("end_s", .number, unit: "s", "Where it ends."),
  ]

  private static let failureColumns = [
    Column("session_id", .text, "Name of the session; empty where none is known."),
    Column("path", .text, "The input that could not be analysed."),
    Column("code", .text, "Stable name of the kind of failure."),
    Column("message", .text, "What is wrong."),
    Column("hint", .text, "What to do about it."),
    Column("line", .integer, "Line in the file, from 1."),
    Column("column", .integer, "Column on the line, from 1."),
  ]
}
