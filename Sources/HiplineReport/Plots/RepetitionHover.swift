import HiplineAnalysis
import HiplineCore

/// What is said of a repetition where the pointer rests on it.
enum RepetitionHover {
  static func text(_ repetition: RepetitionResult) -> String {
    var parts = ["Rep \(repetition.index): \(StateMark(repetition).label)"]
    if let score = repetition.score?.overall { parts.append("score \(score.text(decimals: 0))") }
    let numbers = [
      ("range", "rom_deg"), ("pelvis", "pelvis_rom_deg"), ("up", "lift_s"), ("hold", "hold_s"),
      ("down", "lower_s"), ("shaking", "tremor.frequency_hz"),
    ]
    parts += numbers.compactMap { name, key in
      repetition.number(key).map { "\(name) \(UnitText.text($0, metric: key))" }
    }
    return parts.joined(separator: " · ")
  }
}
