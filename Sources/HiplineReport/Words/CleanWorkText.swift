import HiplineAnalysis
import HiplineCore

/// How much was done well, in words.
enum CleanWorkText {
  /// "7 ± 0.4 of 12, 350 ± 20 °·s"; nil where it is not known what the pelvis did.
  static func text(_ session: SessionResult) -> String? {
    session.summary.cleanWork.map { work in
      let count = number(Double(work.repetitions), error: work.repetitionsUncertainty, decimals: 1)
      let held = number(work.heldDegreeSeconds, error: work.heldUncertainty, decimals: 0)
      return "\(count) of \(session.summary.repetitions), \(held) °·s"
    }
  }

  private static func number(_ value: Double, error: Double, decimals: Int) -> String {
    value.text(decimals: 0)
      + (error.rounded(decimals: decimals) > 0 ? " ± \(error.text(decimals: decimals))" : "")
  }
}
