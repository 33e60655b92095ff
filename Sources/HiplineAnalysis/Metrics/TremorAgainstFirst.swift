import HiplineSignal
import RealModule

/// The shaking against the set's first repetitions, the only baseline that fits every person and sensor.
enum TremorAgainstFirst: RelativeMetric {
  static let ratio = MetricDefinition(
    "tremor.log_ratio_to_baseline", unit: "ln ratio",
    meaning:
      "Natural logarithm of the tremor's RMS over the median RMS of the set's first three "
      + "repetitions.",
    source: "tremor is calibrated per person; a change below 2–3 times is within noise (Elble 2017)"
  )

  static let definitions = [ratio]

  static func measure(_ repetitions: [MeasuredRepetition]) -> [[MetricValue]] {
    repetitions.map { repetition in
      let first = repetitions.filter { $0.set == repetition.set }.prefix(3)
        .compactMap { $0.number(HoldTremor.acceleration) }
      guard let rms = repetition.number(HoldTremor.acceleration) else {
        return [ratio.unavailable("no tremor measured in this repetition")]
      }
      guard let baseline = RobustStatistics.median(first), baseline > 0 else {
        return [
          ratio.unavailable("no tremor above the noise in the set's first three repetitions")
        ]
      }
      return [ratio.value(Double.log(rms / baseline))]
    }
  }
}
