import HiplineAnalysis
import HiplineCore

/// What is said of a repetition where the pointer rests on it.
enum RepetitionHover {
  static func text(_ repetition: RepetitionResult) -> String {
    var parts = ["Rep \(repetition.index): \(StateMark(repetition).label)"]
    if let score = repetition.score?.overall { parts.append("score \(score.text(decimals: 0))") }
    let numbers = [
      RangeOfMotion.range, Isolation.pelvis, Tempo.lift, Tempo.hold, Tempo.lower,
      HoldTremor.frequency,
    ]
    parts += numbers.compactMap { metric in
      repetition.number(metric).map { "\(metric.label ?? "") \(UnitText.text($0, metric))" }
    }
    return parts.joined(separator: " · ")
  }
}
