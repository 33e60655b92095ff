import HiplineCore

/// The share of a profile that a score covers, in words.
enum ScoreCoverage {
  /// "77 %".
  ///
  /// - Parameter coverage: 0…1.
  static func text(_ coverage: Double) -> String { percent(coverage) + "\u{A0}%" }

  /// "77 %" of a score that some parts are not in; nil where it is whole, as it is shown, and where there is no score.
  static func textIfPartial(_ coverage: Double?) -> String? {
    coverage.flatMap { percent($0) == "100" ? nil : text($0) }
  }

  private static func percent(_ coverage: Double) -> String { (100 * coverage).text(decimals: 0) }
}
