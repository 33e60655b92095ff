import Foundation
import HiplineAnalysis

/// A column of the table: one measure, how it is written, and whether it keeps to its bound.
struct Column: Sendable {
  var title: String
  /// nil where there is nothing to measure.
  var text: @Sendable (Stratum) -> String?
  /// What is wrong; nil where the bound is kept, there is none, or nothing to measure.
  var miss: @Sendable (Stratum) -> String?

  static let all: [Column] = [
    Column(title: "sessions", text: { "\($0.sessions.count)" }, miss: { _ in nil }),
    Column(title: "reps", text: { "\($0.summary.trueRepetitions)" }, miss: { _ in nil }),
    least("F1", decimals: 4, value: { $0.summary.f1 }, bound: { $0.f1 }),
    errors("start, s", { $0.start }, bound: { $0.boundarySeconds }),
    errors("end, s", { $0.end }, bound: { $0.boundarySeconds }),
    errors("range, °", { $0.range }, bound: { $0.rangeDegrees }),
    errors("range < 5°, °", { $0.tinyRange }, bound: { $0.tinyRangeDegrees }),
    least(
      "within 2 u", decimals: 3, value: { $0.summary.rangeCoverage.share }, bound: { $0.covered }),
    errors("pelvis, °", { $0.pelvisRange }, bound: { $0.pelvisDegrees }),
    errors("hip, °", { $0.hipRange }, bound: { $0.hipDegrees }),
    least(
      "hip within 2 u", decimals: 3, value: { $0.summary.hipRangeCoverage.share },
      bound: { $0.covered }),
    errors("tremor, Hz", { $0.tremorFrequency }, bound: { $0.tremorHertz }),
    errors(
      "tremor RMS, share", { $0.tremorRMS }, of: { $0.withUsualHolds }, bound: { $0.tremorRMS }),
    Column(
      title: "tremor missed",
      text: { ratio($0.summary.tremorMissed, of: $0.summary.withTremor) }, miss: { _ in nil }),
    Column(
      title: "false tremor",
      text: { ratio($0.withoutTremor.tremorInvented, of: $0.withoutTremor.withoutTremor) },
      miss: { stratum in
        let summary = stratum.withoutTremor
        guard let most = stratum.bounds.falseTremor,
          let share = share(summary.tremorInvented, of: summary.withoutTremor),
          // One repetition in a few hundred is within a rate of one in a thousand.
          share > most, summary.tremorInvented > 1
        else { return nil }
        return "false tremor in \(share.formatted(decimals: 4)), not \(most)"
      }),
    Column(
      title: "states", text: { ratio($0.summary.statesEqual, of: $0.summary.statesCompared) },
      miss: { _ in nil }),
    verdicts("stop within 1", { ($0.withPelvis.stopWithinOne, $0.withPelvis.sessions) }),
    verdicts("shaky max within 1", { ($0.withHolds.shakyMaxWithinOne, $0.withHolds.sessions) }),
  ]

  private static func least(
    _ title: String, decimals: Int, value: @escaping @Sendable (Stratum) -> Double?,
    bound: @escaping @Sendable (Bounds) -> Double?
  ) -> Column {
    Column(
      title: title, text: { value($0)?.formatted(decimals: decimals) },
      miss: { stratum in
        guard let least = bound(stratum.bounds), let value = value(stratum), value < least else {
          return nil
        }
        return "\(title) \(value.formatted(decimals: decimals)), not \(least)"
      })
  }

  /// Median / 95th percentile / largest; the bound is on the 95th percentile.
  private static func errors(
    _ title: String, _ errors: @escaping @Sendable (EvaluationSummary) -> EvaluationSummary.Errors,
    of summary: @escaping @Sendable (Stratum) -> EvaluationSummary = { $0.summary },
    bound: @escaping @Sendable (Bounds) -> Double?
  ) -> Column {
    Column(
      title: title,
      text: { stratum in
        let sizes = errors(summary(stratum))
        guard let median = sizes.median, let high = sizes.percentile95, let largest = sizes.largest
        else { return nil }
        return [median, high, largest].map { $0.formatted(decimals: 2) }.joined(separator: " / ")
      },
      miss: { stratum in
        guard let most = bound(stratum.bounds),
          let high = errors(summary(stratum)).percentile95, high > most
        else { return nil }
        return "\(title) \(high.formatted(decimals: 3)), not \(most)"
      })
  }

  private static func verdicts(
    _ title: String, _ counts: @escaping @Sendable (Stratum) -> (good: Int, all: Int)
  ) -> Column {
    Column(
      title: title, text: { ratio(counts($0).good, of: counts($0).all) },
      miss: { stratum in
        let (good, all) = counts(stratum)
        guard let least = stratum.bounds.verdicts, let share = share(good, of: all), share < least
        else { return nil }
        return "\(title) in \(good) of \(all)"
      })
  }

  private static func share(_ part: Int, of all: Int) -> Double? {
    all > 0 ? Double(part) / Double(all) : nil
  }

  private static func ratio(_ part: Int, of all: Int) -> String? {
    all > 0 ? "\(part)/\(all)" : nil
  }
}

extension Double {
  fileprivate func formatted(decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}
