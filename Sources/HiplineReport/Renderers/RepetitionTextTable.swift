import HiplineAnalysis
import HiplineCore
import HiplineSignal

/// The table of a session's repetitions, and what its dashes mean.
struct RepetitionTextTable {
  private let session: SessionResult
  private let columns: [Column]

  /// A column of the table.
  private struct Column {
    var title: String
    var unit: String
    var cell: (RepetitionRow) -> String
    /// The median over the complete repetitions; empty where none is shown.
    var median = ""
    /// The metric whose absence explains a dash, or nil.
    var metric: MetricDefinition?
    var colour: (RepetitionResult) -> TextStyle.Colour? = { _ in nil }

    /// - Parameters:
    ///   - title: nil for the column's own label.
    ///   - median: nil where there is none.
    init(
      _ column: RepetitionColumn, title: String? = nil, unit: String? = nil,
      median: Double?? = .none
    ) {
      self.title = title ?? column.label
      self.unit = unit ?? column.unitSymbol
      cell = column.text
      if let median { self.median = (median ?? .nan).text(decimals: column.decimals) }
    }

    /// A metric, with a line below the table where it could not be measured.
    init(explained metric: MetricDefinition, title: String? = nil) {
      self.init(RepetitionColumn(metric), title: title)
      self.metric = metric
    }
  }

  private let style: TextStyle

  init(_ session: SessionResult, style: TextStyle = .plain) {
    self.session = session
    self.style = style
    let hasPelvis = session.repetitions.contains { $0.number(Isolation.pelvis) != nil }
    let summary = session.summary
    var index = Column(.index)
    index.cell = { $0.number }
    index.median = "median"
    var range = Column(
      RepetitionColumn(RangeOfMotion.range), title: "ROM", median: summary.rangeMedianDegrees)
    range.metric = RangeOfMotion.range
    let visible = session.profile.visibleTremorMetresPerSecondSquared
    var tremor = Column(RepetitionColumn(TremorText.metric), title: "tremor")
    tremor.cell = { TremorText.size($0.repetition, visible: visible) ?? "–" }
    tremor.metric = HoldTremor.detected
    var frequency = Column(RepetitionColumn(HoldTremor.frequency), title: "at")
    frequency.cell = {
      $0.repetition.number(HoldTremor.frequency)?.text(decimals: HoldTremor.frequency.decimals)
        ?? ""
    }
    var state = Column(.state)
    state.colour = { $0.state?.colour }
    columns = [
      index, Column(.start), range,
      Column(RepetitionColumn(Tempo.lift), median: summary.liftMedianSeconds),
      Column(RepetitionColumn(Tempo.hold), median: summary.holdMedianSeconds),
      Column(RepetitionColumn(Tempo.lower), median: summary.lowerMedianSeconds),
      Column(explained: hasPelvis ? Isolation.pelvis : PeakVelocity.peak), tremor, frequency,
      state,
      Column(
        .score, unit: "",
        median: RobustStatistics.median(
          session.repetitions.filter { $0.isComplete }.compactMap { $0.score?.overall })),
    ]
  }

  /// Right-aligned under their titles, with a line of units and a line of medians; where a line has no room for all columns, in
  /// tables one below the other, each with the repetitions' numbers.
  var lines: [String] {
    var rows = [columns.map { $0.title }, columns.map { $0.unit }]
    rows += RepetitionRow.rows(of: session).map { row in columns.map { $0.cell(row) } }
    rows.append(columns.map { $0.median })
    return TextTable(rows: rows).lines(style) { row, column in
      let repetition = row >= 2 ? session.repetitions.dropFirst(row - 2).first : nil
      return repetition.flatMap(columns[column].colour)
    }
  }

  /// One line for each reason why something is a dash.
  var notes: [String] {
    var notes: [String] = []
    if session.repetitions.contains(where: { !$0.isComplete }) {
      notes.append("  * not complete, not scored")
    }
    for column in columns {
      guard let metric = column.metric else { continue }
      let reasons = Set(
        session.repetitions.filter { $0.isComplete }.compactMap { $0.reasonNotMeasured(metric) })
      if let reason = reasons.sorted().first {
        notes.append("  – \(column.title): \(reason)")
      }
    }
    let reasons = Set(session.repetitions.compactMap { $0.reasonWithoutState })
    notes += reasons.sorted().map { "  – state: \($0)" }
    if let partly = ScoreCoverage.textIfPartial(session.summary.scoreCoverage) {
      notes.append(
        "  scores cover \(partly.replacing("\u{A0}", with: " ")) of the profile; the rest could not be measured"
      )
    }
    return notes.isEmpty ? [] : notes + [""]
  }
}

extension RepetitionState {
  /// Shaking in isolation is what the exercise is for.
  fileprivate var colour: TextStyle.Colour? {
    switch self {
    case .controlled: nil
    case .shaking: .green
    case .compensating: .red
    }
  }
}
