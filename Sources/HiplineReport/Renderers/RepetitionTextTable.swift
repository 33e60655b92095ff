import HiplineAnalysis
import HiplineCore

/// The table of a session's repetitions, and what its dashes mean.
struct RepetitionTextTable {
  private let session: SessionResult
  private let columns: [Column]

  /// A column where a line has room for 80 characters.
  private struct Column {
    var title: String
    var unit: String
    var cell: (RepetitionRow) -> String
    /// The median, or what stands for it.
    var summary: (SessionSummary) -> String = { _ in "" }
    /// The metric whose absence explains a dash, or nil.
    var metric: MetricDefinition?
    var colour: (RepetitionResult) -> TextStyle.Colour? = { _ in nil }

    /// - Parameters:
    ///   - title: nil for the column's own label.
    ///   - median: nil where the summary has none.
    init(
      _ column: RepetitionColumn, title: String? = nil, unit: String? = nil,
      median: ((SessionSummary) -> Double?)? = nil
    ) {
      self.title = title ?? column.label
      self.unit = unit ?? column.unitSymbol
      cell = column.text
      if let median { summary = { (median($0) ?? .nan).text(decimals: column.decimals) } }
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
    let hasTremorAngle = session.recordings.contains { $0.showsTurning }
    var index = Column(.index)
    index.cell = \.number
    index.summary = { _ in "median" }
    var range = Column(
      RepetitionColumn(RangeOfMotion.range), title: "ROM", median: { $0.rangeMedianDegrees })
    range.metric = RangeOfMotion.range
    let size = hasTremorAngle ? HoldTremor.angle : HoldTremor.acceleration
    var tremor = Column(RepetitionColumn(size), title: "tremor")
    tremor.cell = { Self.tremor($0.repetition, size) }
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
      Column(RepetitionColumn(Tempo.lift), median: { $0.liftMedianSeconds }),
      Column(RepetitionColumn(Tempo.hold), median: { $0.holdMedianSeconds }),
      Column(RepetitionColumn(Tempo.lower), median: { $0.lowerMedianSeconds }),
      Column(explained: hasPelvis ? Isolation.pelvis : PeakVelocity.peak), tremor, frequency,
      state, Column(.score, unit: "", median: { $0.scoreMean }),
    ]
  }

  /// Right-aligned under their titles, with a line of units and a line of medians.
  var lines: [String] {
    var rows = [columns.map(\.title), columns.map(\.unit)]
    rows += RepetitionRow.rows(of: session).map { row in columns.map { $0.cell(row) } }
    rows.append(columns.map { $0.summary(session.summary) })
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.enumerated().map { number, row in
      let repetition = number >= 2 ? session.repetitions.dropFirst(number - 2).first : nil
      let cells = columns.indices.map { column in
        String(repeating: " ", count: widths[column] - row[column].count)
          + style.paint(row[column], repetition.flatMap(columns[column].colour))
      }
      return trimmedEnd("  " + cells.joined(separator: "  "))
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
        session.repetitions.filter(\.isComplete).compactMap { $0.reasonNotMeasured(metric) })
      if let reason = reasons.sorted().first {
        notes.append("  – \(column.title): \(reason)")
      }
    }
    let reasons = Set(session.repetitions.compactMap(\.reasonWithoutState))
    notes += reasons.sorted().map { "  – state: \($0)" }
    let partly = session.repetitions.compactMap { $0.score?.coverage }.min() ?? 1
    if partly < 0.995 {
      notes.append(
        "  scores cover \((partly * 100).text(decimals: 0)) % of the profile; "
          + "the rest could not be measured")
    }
    return notes.isEmpty ? [] : notes + [""]
  }

  /// The size of the shaking, "none" where there is none, a dash where none could be looked for.
  private static func tremor(_ repetition: RepetitionResult, _ size: MetricDefinition) -> String {
    guard let found = repetition.flag(HoldTremor.detected) else { return "–" }
    guard found else { return "none" }
    guard let value = repetition.number(size) else { return "–" }
    return value < 0.01 ? "<0.01" : value.text(decimals: 2)
  }
}

private func trimmedEnd(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
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
