import HiplineCore

/// One row a repetition.
extension ResultTable {
  public static func repetitions(_ sessions: [SessionResult]) -> ResultTable {
    ResultTable(
      name: "reps", columns: repetitionColumns,
      rows: sessions.flatMap { session in
        session.repetitions.map { identity(session, $0) + metrics($0) + score($0) }
      })
  }

  private static func metrics(_ repetition: RepetitionResult) -> [Cell] {
    Metrics.definitions.map { definition in
      repetition.reading(definition).map(Cell.init) ?? .null
    }
  }

  private static func score(_ repetition: RepetitionResult) -> [Cell] {
    let score = repetition.score
    var cells = [
      Cell(repetition.state?.rawValue), Cell(score?.overall), Cell(score?.coverage),
    ]
    for part in componentNames {
      cells.append(Cell(score?.components.first { $0.target.name == part }?.score))
    }
    let cues = repetition.cues.map(\.code).joined(separator: " ")
    cells.append(cues.isEmpty ? .null : .text(cues))
    return cells
  }

  private static func identity(
    _ session: SessionResult, _ repetition: RepetitionResult
  ) -> [Cell] {
    [
      .text(session.id), Cell(session.subject), .text(session.exercise),
      Cell(session.side?.rawValue), .integer(repetition.set), .integer(repetition.index),
      .flag(repetition.isComplete), .number(repetition.startSeconds),
      .number(repetition.topStartSeconds), .number(repetition.topEndSeconds),
      .number(repetition.endSeconds),
    ]
  }

  private static var repetitionColumns: [Column] {
    [
      Column("session_id", .text, "Name of the session."),
      Column("subject", .text, "Who exercised, as the session file says."),
      Column("exercise", .text, "Name of the exercise, or unknown."),
      Column("side", .text, "Side of the body that moved."),
      Column("set", .integer, "Number of the set, from 1."),
      Column("repetition", .integer, "Number of the repetition in the session, from 1."),
      Column("complete", .flag, "Whether the segment left its rest pose and came back to it."),
      Column("start_s", .number, unit: "s", "Onset of the lift, from the first sample."),
      Column("top_start_s", .number, unit: "s", "End of the lift."),
      Column("top_end_s", .number, unit: "s", "Start of the lowering."),
      Column("end_s", .number, unit: "s", "End of the lowering."),
    ]
      + Metrics.definitions.map { definition in
        Column(
          definition.columnName, Kind(definition.kind), unit: definition.unit, definition.meaning,
          source: definition.source)
      }
      + [
        Column("state", .text, "controlled, shaking or compensating."),
        Column(
          "score_overall", .number, unit: "0–100",
          "Weighted geometric mean of the parts, capped at \(RepetitionScore.cap.text(decimals: 0)) where isolation fails.",
          source: "RepetitionScore"),
        Column(
          "score_coverage", .number, unit: "0–1", "Measured share of the score's weights.",
          source: "RepetitionScore"),
      ]
      + componentNames.map {
        Column("score_\($0)", .number, unit: "0–100", "The score's part \($0).", source: "profile")
      }
      + [Column("cues", .text, "Codes of the cues, with spaces between.")]
  }

  /// The parts of all profiles, in the order in which they first appear.
  private static var componentNames: [String] {
    var names: [String] = []
    for profile in Exercise.all.map(\.profile) + [.unknown] {
      for component in profile.components where !names.contains(component.name) {
        names.append(component.name)
      }
    }
    return names
  }
}
