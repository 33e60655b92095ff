import HiplineAnalysis

/// The time base of a stream whose time stamps come stretch by stretch.
///
/// Rate and jitter are those of all steps outside the gaps, as ``TimeBase`` has them for stamps that are in memory; what counts
/// as a gap is decided in each stretch by its own steps. In memory are the gaps, and two stamps.
struct StretchedTimeBase {
  private var steps = 0.0
  private var seconds = 0.0
  /// By stretch: its steps, their mean, and their variance.
  private var variances: [(steps: Double, mean: Double, variance: Double)] = []
  private var gaps: [TimeBase.Gap] = []
  /// The stamps that go before those of the next stretch: two, or as many as make no time base yet.
  private var held: [Double] = []
  /// A gap that ends with the last stamp: the step behind it may tell that it is none.
  private var openGap: TimeBase.Gap?

  /// - Parameter timestamps: In seconds, never decreasing, after those before.
  mutating func add(_ timestamps: [Double]) {
    let stamps = held + timestamps
    guard let base = TimeBase(timestamps: stamps), let first = stamps.first, let last = stamps.last
    else {
      held = stamps
      return
    }
    let missing = base.gaps.reduce(0) { $0 + $1.seconds.upperBound - $1.seconds.lowerBound }
    let time = last - first - missing
    let count = base.sampleRateHertz * time
    variances.append((count, 1 / base.sampleRateHertz, base.jitterSeconds * base.jitterSeconds))
    steps += count
    seconds += time
    openGap = base.gaps.last.flatMap { $0.seconds.upperBound == last ? $0 : nil }
    gaps += openGap == nil ? base.gaps : base.gaps.dropLast()
    held = Array(stamps.suffix(2))
  }

  /// nil where fewer than three stamps of all differ.
  var timeBase: TimeBase? {
    guard seconds > 0, steps > 0, var base = TimeBase(timestamps: [0, 1, 2]) else { return nil }
    base.sampleRateHertz = steps / seconds
    let mean = seconds / steps
    let variance = variances.reduce(0) {
      $0 + $1.steps * ($1.variance + ($1.mean - mean) * ($1.mean - mean))
    }
    base.jitterSeconds = (variance / steps).squareRoot()
    base.gaps = gaps + [openGap].compactMap { $0 }
    return base
  }
}
