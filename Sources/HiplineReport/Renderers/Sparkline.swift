import HiplineAnalysis
import HiplineCore

/// How a value goes over a session, one block a repetition: `▁▂▄▆█`.
///
/// The blocks begin at zero, so that half a block is half the value. A dot is a repetition in which it could not be measured, and a blank
/// begins a new set. The smallest and the largest value stand behind, for those who do not see blocks.
struct Sparkline {
  /// In the order of repetitions; nil where a value could not be measured.
  var values: [Double?]
  /// How many repetitions each set has.
  var sets: [Int]

  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// - Returns: nil where fewer than two values are known, or none is above zero.
  var text: String? {
    let known = values.compactMap { $0 }
    guard known.count > 1, let largest = known.max(), largest > 0 else { return nil }
    var rest = values.map { value -> Character in
      guard let value else { return "·" }
      let step = (value / largest * Double(Self.blocks.count)).rounded(.up)
      return Self.blocks[min(max(Int(step), 1), Self.blocks.count) - 1]
    }[...]
    var parts: [String] = []
    for count in sets where count > 0 {
      parts.append(String(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return parts.joined(separator: " ")
  }
}

/// The sparklines below the table of a session: its range and its tremor.
struct SessionSparklines {
  private let session: SessionResult

  private let style: TextStyle

  init(_ session: SessionResult, style: TextStyle = .plain) {
    self.session = session
    self.style = style
  }

  /// Labels before and extremes behind; a session with more repetitions than fit on a line has none.
  var lines: [String] {
    let repetitions = session.repetitions
    let visible = session.profile.visibleTremorMetresPerSecondSquared
    let rows = [
      row("ROM", repetitions.map { $0.number(RangeOfMotion.range) }, unit: "°") {
        $0.text(decimals: 1)
      },
      row("tremor", repetitions.map(Self.tremor), unit: " m/s²") {
        TremorText.text($0, visible: visible)
      },
    ].compactMap { $0 }
    return rows.allSatisfy { $0.count <= style.width } ? rows : []
  }

  private func row(
    _ label: String, _ values: [Double?], unit: String, text: (Double) -> String
  ) -> String? {
    let complete = zip(session.repetitions, values).map { $0.isComplete ? $1 : nil }
    var counts: [Int: Int] = [:]
    for repetition in session.repetitions { counts[repetition.set, default: 0] += 1 }
    let line = Sparkline(values: complete, sets: counts.sorted { $0.key < $1.key }.map { $0.value })
    guard let blocks = line.text else { return nil }
    let known = complete.compactMap { $0 }
    let (least, most) = (known.min() ?? 0, known.max() ?? 0)
    return "  \(label.padded(to: 6))  \(blocks)  \(text(least))–\(text(most))\(unit)"
  }

  /// Zero where none was found; nil where none could be looked for.
  private static func tremor(_ repetition: RepetitionResult) -> Double? {
    guard let found = repetition.flag(HoldTremor.detected) else { return nil }
    return found ? repetition.number(TremorText.metric) : 0
  }
}
