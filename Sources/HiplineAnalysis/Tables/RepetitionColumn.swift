import HiplineCore

/// One repetition as a row of a table, with the session that it is of.
package struct RepetitionRow: Sendable {
  let session: SessionResult
  package let repetition: RepetitionResult

  package static func rows(of session: SessionResult) -> [RepetitionRow] {
    session.repetitions.map { RepetitionRow(session: session, repetition: $0) }
  }
}

/// One column of a table of repetitions, whoever shows it: files and the database all of them, the terminal and pages some.
package struct RepetitionColumn: Sendable {
  /// Its name and meaning in data.
  let data: ResultTable.Column
  /// Short words above it for people.
  package let label: String
  /// The unit as people write it; empty without one.
  package let unitSymbol: String
  /// How many decimals people are shown.
  package let decimals: Int
  /// The metric that it shows, which has the reason for an empty cell; nil where it shows something else.
  package let metric: MetricDefinition?
  /// What it shows of a repetition.
  let cell: @Sendable (RepetitionRow) -> ResultTable.Cell

  private init(
    _ name: String, _ kind: ResultTable.Kind, unit: String = "", _ meaning: String,
    source: String = "", label: String? = nil, decimals: Int = 0,
    cell: @escaping @Sendable (RepetitionRow) -> ResultTable.Cell
  ) {
    data = ResultTable.Column(name, kind, unit: unit, meaning, source: source)
    self.label = label ?? name
    unitSymbol = unit
    self.decimals = decimals
    metric = nil
    self.cell = cell
  }

  package init(_ metric: MetricDefinition) {
    data = ResultTable.Column(
      metric.columnName, ResultTable.Kind(metric.kind), unit: metric.unit, metric.meaning,
      source: metric.source)
    label = metric.label ?? metric.key
    unitSymbol = metric.unitSymbol
    decimals = metric.decimals
    self.metric = metric
    cell = { $0.repetition.reading(metric).map(ResultTable.Cell.init) ?? .null }
  }

  private init(part: String) {
    self.init(
      "score_\(part)", .number, unit: "0–100", "The score's part \(part).", source: "profile"
    ) { row in
      .init(row.repetition.score?.components.first { $0.target.name == part }?.score)
    }
  }

  /// The cell for people; a dash where there is nothing.
  package func text(_ row: RepetitionRow) -> String {
    switch cell(row) {
    case .null: "–"
    case .text(let text): text
    case .integer(let integer): "\(integer)"
    case .number(let number): number.text(decimals: decimals)
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  package static let index = RepetitionColumn(
    "repetition", .integer, "Number of the repetition in the session, from 1.", label: "rep"
  ) { .integer($0.repetition.index) }

  package static let start = RepetitionColumn(
    "start_s", .number, unit: "s", "Onset of the lift, from the first sample.", label: "start",
    decimals: 1
  ) { .number($0.repetition.startSeconds) }

  package static let state = RepetitionColumn(
    "state", .text,
    "controlled, shaking or compensating; empty where the pelvis or the shaking was not observable."
  ) { .init($0.repetition.state?.rawValue) }

  private static let stateProbability = RepetitionColumn(
    "state_probability", .number, unit: "0–1",
    "Probability of the state, by the uncertainty of what was measured.", source: "StateJudgement"
  ) { .init($0.repetition.stateProbability) }

  private static let shaking = RepetitionColumn(
    "shaking", .flag, "Whether the leg shook in the hold so that it can be seen."
  ) { $0.repetition.isShaking.map(ResultTable.Cell.flag) ?? .null }

  package static let score = RepetitionColumn(
    "score_overall", .number, unit: "0–100",
    "Weighted geometric mean of the parts, capped at \(RepetitionScore.cap.text(decimals: 0)) where isolation fails.",
    source: "RepetitionScore", label: "score"
  ) { .init($0.repetition.score?.overall) }

  /// The metrics that people are shown in tables.
  package static let shownMetrics = Metrics.ranked.filter { $0.label != nil }
    .map { RepetitionColumn($0) }

  /// All of them, in the order in which they stand in data.
  static let all = places + Metrics.definitions.map { RepetitionColumn($0) } + judgement

  /// Which repetition it is, and when.
  private static let places: [RepetitionColumn] =
    [
      RepetitionColumn("session_id", .text, "Name of the session.") { .text($0.session.id) },
      RepetitionColumn("subject", .text, "Who exercised, as the session file says.") {
        .init($0.session.subject)
      },
      RepetitionColumn("exercise", .text, "Name of the exercise, or unknown.") {
        .text($0.session.exercise)
      },
      RepetitionColumn("side", .text, "Side of the body that moved.") {
        .init($0.session.side?.rawValue)
      },
      RepetitionColumn("set", .integer, "Number of the set, from 1.") {
        .integer($0.repetition.set)
      },
      index,
      RepetitionColumn(
        "complete", .flag, "Whether the segment left its rest pose and came back to it."
      ) { .flag($0.repetition.isComplete) },
      start,
      RepetitionColumn("top_start_s", .number, unit: "s", "End of the lift.") {
        .number($0.repetition.topStartSeconds)
      },
      RepetitionColumn("top_end_s", .number, unit: "s", "Start of the lowering.") {
        .number($0.repetition.topEndSeconds)
      },
      RepetitionColumn("end_s", .number, unit: "s", "End of the lowering.") {
        .number($0.repetition.endSeconds)
      },
    ]

  /// What the profile makes of it.
  private static let judgement: [RepetitionColumn] =
    [
      state, stateProbability, shaking, score,
      RepetitionColumn(
        "score_coverage", .number, unit: "0–1", "Measured share of the score's weights.",
        source: "RepetitionScore"
      ) { .init($0.repetition.score?.coverage) },
    ] + parts.map { RepetitionColumn(part: $0) } + [
      RepetitionColumn("cues", .text, "Codes of the cues, with spaces between.") { row in
        let cues = row.repetition.cues.map { $0.code }.joined(separator: " ")
        return cues.isEmpty ? .null : .text(cues)
      }
    ]

  /// The parts of all profiles, in the order in which they first appear.
  private static let parts = (Exercise.all.map { $0.profile } + [.unknown]).flatMap {
    $0.components
  }
  .map { $0.name }.reduce(into: [String]()) { names, name in
    if !names.contains(name) { names.append(name) }
  }
}

/// One row a repetition.
extension ResultTable {
  package static func repetitions(_ sessions: [SessionResult]) -> ResultTable {
    ResultTable(
      name: "reps", columns: RepetitionColumn.all.map { $0.data },
      rows: sessions.flatMap(RepetitionRow.rows).map { row in
        RepetitionColumn.all.map { $0.cell(row) }
      })
  }
}
