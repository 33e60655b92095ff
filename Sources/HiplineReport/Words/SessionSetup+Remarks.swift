import HiplineAnalysis
import HiplineCore

extension SessionSetup {
  /// How the person lay, in words for people: "on the left side"; "hips 4° from stacked", "leaning forward by 6°", "hip bent by
  /// 45°"; nothing of what was not measured.
  var remarks: [String] {
    [
      posture.posture?.title,
      number(Self.stacked).map { "hips \($0.text(decimals: 0))° from stacked" },
      number(Self.lean).map {
        "leaning \($0 < 0 ? "back" : "forward") by \(abs($0).text(decimals: 0))°"
      },
      number(Self.flexion).map { "hip bent by \($0.text(decimals: 0))°" },
    ].compactMap { $0 }
  }
}
