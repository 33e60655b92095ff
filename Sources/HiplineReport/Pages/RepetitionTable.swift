import HiplineAnalysis

/// Every repetition with the numbers that a trainer asks for, and what its dashes mean.
struct RepetitionTable {
  let table: DataTable
  /// One line for each column that has dashes, with the reasons.
  let notes: [String]

  init(_ session: SessionResult) {
    let rows = RepetitionRow.rows(of: session)
    let metrics = RepetitionColumn.shownMetrics
    table = DataTable(
      columns: [
        .init(RepetitionColumn.index.label), .init(RepetitionColumn.state.label, .word),
        .init(RepetitionColumn.score.label),
      ] + metrics.map { .init($0.metric?.head ?? $0.label) },
      rows: rows.map { row in
        let mark = StateMark(row.repetition)
        return [row.number, "\(mark.letter) \(mark.label)", RepetitionColumn.score.text(row)]
          + metrics.map { column in
            let visible = session.profile.visibleTremorMetresPerSecondSquared
            return column.metric == TremorText.metric
              ? TremorText.size(row.repetition, visible: visible) ?? "–" : column.text(row)
          }
      })
    var notes: [String] = []
    if rows.contains(where: { !$0.repetition.isComplete }) {
      notes.append("* not complete, and not scored")
    }
    notes += metrics.compactMap { $0.metric }.compactMap { metric in
      var reasons: [String] = []
      for row in rows {
        if let reason = row.repetition.reasonNotMeasured(metric), !reasons.contains(reason) {
          reasons.append(reason)
        }
      }
      guard !reasons.isEmpty else { return nil }
      return "– \(metric.head): \(notMeasured): " + reasons.joined(separator: "; ")
    }
    self.notes = notes
  }
}
