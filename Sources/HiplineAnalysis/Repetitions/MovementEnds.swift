import HiplineSignal

/// The two ends of a to-and-fro movement: its highest and lowest points, as far as they belong to repetitions.
struct MovementEnds {
  /// The usual size of the movement in degrees.
  let usualDegrees: Double
  /// The high ends, in order of time; the height is the angle.
  let tops: [Peak]
  /// The low ends, in order of time; the height is the negative angle.
  let bottoms: [Peak]

  /// - Returns: nil where nothing stands out by `smallestRangeDegrees`.
  init?(_ degrees: [Double], smallestRangeDegrees: Double) {
    let peaks = PeakFinder.peaks(in: degrees, minimumProminence: smallestRangeDegrees)
    let valleys = PeakFinder.peaks(
      in: degrees.map { -$0 }, minimumProminence: smallestRangeDegrees)
    // Between lying down and getting up the whole exercise is one valley: the smaller of the two is the repetitions'.
    let sizes = [peaks, valleys].compactMap {
      RepetitionCounter.usualSize($0.map { $0.prominence })
    }
    guard let usual = sizes.min() else { return nil }
    usualDegrees = usual
    let smallest = RepetitionCounter.smallestShare * usual
    tops = peaks.filter { $0.prominence >= smallest }
    bottoms = valleys.filter { $0.prominence >= smallest }
  }
}
