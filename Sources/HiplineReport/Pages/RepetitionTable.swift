import HiplineAnalysis
import HiplineCore

/// Every repetition with the numbers that a trainer asks for, and what its dashes mean.
struct RepetitionTable {
  private struct Column {
    var name: String
    var key: String
    var decimals: Int
  }

  private static let columns = [
    Column(name: "range (°)", key: "rom_deg", decimals: 1),
    Column(name: "±", key: "rom_uncertainty_deg", decimals: 1),
    Column(name: "up (s)", key: "lift_s", decimals: 1),
    Column(name: "hold (s)", key: "hold_s", decimals: 1),
    Column(name: "down (s)", key: "lower_s", decimals: 1),
    Column(name: "peak (°/s)", key: "peak_velocity_deg_s", decimals: 0),
    Column(name: "pelvis (°)", key: "pelvis_rom_deg", decimals: 1),
    Column(name: "off axis (°)", key: "off_axis_deg", decimals: 1),
    Column(name: "smooth up", key: "sparc_lift", decimals: 2),
    Column(name: "smooth down", key: "sparc_lower", decimals: 2),
    Column(name: "shaking (Hz)", key: "tremor.frequency_hz", decimals: 1),
    Column(name: "shaking (°)", key: "tremor.rms_deg", decimals: 3),
    Column(name: "shaking (m/s²)", key: "tremor.rms_m_s2", decimals: 3),
  ]

  let table: DataTable
  /// One line for each column that has dashes, with the reasons.
  let notes: [String]

  init(_ session: SessionResult) {
    let repetitions = session.repetitions
    table = DataTable(
      columns: [.init("rep"), .init("state", .word), .init("score")]
        + Self.columns.map { .init($0.name) },
      rows: repetitions.map { repetition in
        [
          "\(repetition.index)" + (repetition.isComplete ? "" : "*"),
          "\(StateMark(repetition).letter) \(StateMark(repetition).label)",
          repetition.score?.overall?.text(decimals: 0) ?? "–",
        ] + Self.columns.map { repetition.number($0.key)?.text(decimals: $0.decimals) ?? "–" }
      })
    var notes: [String] = []
    if repetitions.contains(where: { !$0.isComplete }) {
      notes.append("* not complete, and not scored")
    }
    notes += Self.columns.compactMap { column in
      var reasons: [String] = []
      for repetition in repetitions {
        if let reason = repetition.reasonNotMeasured(column.key), !reasons.contains(reason) {
          reasons.append(reason)
        }
      }
      guard !reasons.isEmpty else { return nil }
      return "– \(column.name): \(notMeasured): " + reasons.joined(separator: "; ")
    }
    self.notes = notes
  }
}
