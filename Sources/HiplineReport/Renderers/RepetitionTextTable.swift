import HiplineAnalysis
import HiplineCore

/// The table of a session's repetitions, and what its dashes mean.
struct RepetitionTextTable {
  private let session: SessionResult
  private let columns: [Column]

  private struct Column {
    var title: String
    var unit: String
    var cell: (RepetitionResult) -> String
    var summary: (SessionSummary) -> String = { _ in "" }
    /// The metric whose absence explains a dash, or nil.
    var metric: MetricDefinition?
    var colour: (RepetitionResult) -> TextStyle.Colour? = { _ in nil }
  }

  private let style: TextStyle

  init(_ session: SessionResult, style: TextStyle = .plain) {
    self.session = session
    self.style = style
    let hasPelvis = session.repetitions.contains { $0.number(Isolation.pelvis) != nil }
    let hasTremorAngle = session.recordings.contains { $0.channels.contains(.gyroscope) }
    columns =
      [
        Column(
          title: "rep", unit: "", cell: { "\($0.index)" + ($0.isComplete ? "" : "*") },
          summary: { _ in "median" }),
        Column(title: "start", unit: "s", cell: { $0.startSeconds.text(decimals: 1) }),
        Column(
          title: "ROM", unit: "°", cell: { number($0, RangeOfMotion.range, 1) },
          summary: { ($0.rangeMedianDegrees ?? .nan).text(decimals: 1) },
          metric: RangeOfMotion.range),
        Column(
          title: "up", unit: "s", cell: { number($0, Tempo.lift, 1) },
          summary: { ($0.liftMedianSeconds ?? .nan).text(decimals: 1) }),
        Column(
          title: "hold", unit: "s", cell: { number($0, Tempo.hold, 1) },
          summary: { ($0.holdMedianSeconds ?? .nan).text(decimals: 1) }),
        Column(
          title: "down", unit: "s", cell: { number($0, Tempo.lower, 1) },
          summary: { ($0.lowerMedianSeconds ?? .nan).text(decimals: 1) }),
        hasPelvis
          ? Column(
            title: "pelvis", unit: "°", cell: { number($0, Isolation.pelvis, 1) },
            metric: Isolation.pelvis)
          : Column(
            title: "peak", unit: "°/s", cell: { number($0, PeakVelocity.peak, 0) },
            metric: PeakVelocity.peak),
        Column(
          title: "tremor", unit: hasTremorAngle ? "°" : "m/s²",
          cell: { Self.tremor($0, hasTremorAngle ? HoldTremor.angle : HoldTremor.acceleration) },
          metric: HoldTremor.detected),
        Column(
          title: "at", unit: "Hz",
          cell: { $0.number(HoldTremor.frequency)?.text(decimals: 1) ?? "" }),
        Column(
          title: "state", unit: "", cell: { $0.state?.rawValue ?? "–" },
          colour: { $0.state?.colour }),
        Column(
          title: "score", unit: "",
          cell: { $0.score?.overall?.text(decimals: 0) ?? "–" },
          summary: { ($0.scoreMean ?? .nan).text(decimals: 0) }),
      ]
  }

  /// Right-aligned under their titles, with a line of units and a line of medians.
  var lines: [String] {
    var rows = [columns.map(\.title), columns.map(\.unit)]
    rows += session.repetitions.map { repetition in columns.map { $0.cell(repetition) } }
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
    let hasPelvis = session.repetitions.contains { $0.number(Isolation.pelvis) != nil }
    if !hasPelvis, session.repetitions.contains(where: { $0.state != nil }) {
      notes.append("  – isolation: no sensor on the pelvis; states are from the tremor alone")
    }
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

private func number(_ repetition: RepetitionResult, _ metric: MetricDefinition, _ decimals: Int)
  -> String
{
  (repetition.number(metric) ?? .nan).text(decimals: decimals)
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
