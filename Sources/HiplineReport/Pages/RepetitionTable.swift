import HiplineAnalysis
import HiplineCore

/// Every repetition with the numbers that a trainer asks for, and what its dashes mean.
struct RepetitionTable {
  private static let columns = Metrics.ranked.filter { $0.label != nil }

  let table: DataTable
  /// One line for each column that has dashes, with the reasons.
  let notes: [String]

  init(_ session: SessionResult) {
    let repetitions = session.repetitions
    table = DataTable(
      columns: [.init("rep"), .init("state", .word), .init("score")]
        + Self.columns.map { .init($0.head) },
      rows: repetitions.map { repetition in
        [
          "\(repetition.index)" + (repetition.isComplete ? "" : "*"),
          "\(StateMark(repetition).letter) \(StateMark(repetition).label)",
          repetition.score?.overall?.text(decimals: 0) ?? "–",
        ] + Self.columns.map { repetition.number($0)?.text(decimals: $0.decimals) ?? "–" }
      })
    var notes: [String] = []
    if repetitions.contains(where: { !$0.isComplete }) {
      notes.append("* not complete, and not scored")
    }
    notes += Self.columns.compactMap { column in
      var reasons: [String] = []
      for repetition in repetitions {
        if let reason = repetition.reasonNotMeasured(column), !reasons.contains(reason) {
          reasons.append(reason)
        }
      }
      guard !reasons.isEmpty else { return nil }
      return "– \(column.head): \(notMeasured): " + reasons.joined(separator: "; ")
    }
    self.notes = notes
  }
}
