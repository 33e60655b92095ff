import HiplineSignal

/// What the time stamps of a stream say: the true rate, its jitter, and where samples are missing.
package struct TimeBase: Sendable, Hashable {
  /// Samples per second outside the gaps, as measured, not as promised by a header.
  package var sampleRateHertz: Double

  /// The standard deviation of the time steps outside the gaps, in seconds.
  package var jitterSeconds: Double

  package var gaps: [Gap]

  /// Samples that the rate promises and the gaps lack.
  package var lostSamples: Int { gaps.reduce(0) { $0 + $1.lostSamples } }

  package struct Gap: Sendable, Hashable {
    /// From the last sample before to the first one after, in seconds.
    package var seconds: Range<Double>
    package var lostSamples: Int
  }

  /// A step longer than this many median steps is a gap, whatever the jitter.
  ///
  /// Time stamps written in whole milliseconds and radio packets jitter by up to a step; a step of two may be one late
  /// stamp, more is a loss.
  static let largestGapFactor = 2.5
  /// A step longer than this many median steps is a gap where stamps do not jitter: a step of two is one sample lost.
  static let smallestGapFactor = 1.5
  /// A step is longer than the median by jitter up to so many deviations: six hold all that jitter does.
  static let deviations = 6.0

  /// The longest loss whose samples are counted to know the rate, in seconds. That of a gap which is bridged: in a longer one the
  /// count grows uncertain by the rate's own error.
  static let longestCountedSeconds = PreparedRecording.longestBridgedGapSeconds
  /// How far the count may be from a whole number, as a share of a sample: half of what would make it another one.
  static let clearCount = 0.25

  /// - Parameter timestamps: In seconds, never decreasing.
  /// - Returns: nil for fewer than three different stamps.
  package init?(timestamps: [Double]) {
    guard let first = timestamps.first, let last = timestamps.last, last > first,
      last.isFinite, first.isFinite
    else { return nil }
    let steps = zip(timestamps.dropFirst(), timestamps).map { $0 - $1 }
    let positive = steps.filter { $0 > 0 }
    guard positive.count >= 2, let median = RobustStatistics.median(positive) else { return nil }

    // Packets that share a stamp make the median step longer than the sampling step: the mean decides then.
    let spread = RobustStatistics.medianAbsoluteDeviation(positive, about: median) ?? 0
    let factor = min(
      Self.largestGapFactor, max(Self.smallestGapFactor, 1 + Self.deviations * spread / median))
    let limit = factor * median
    let regular = steps.filter { $0 <= limit }
    let regularTime = regular.reduce(0, +)
    guard regularTime > 0 else { return nil }
    let regularRate = Double(regular.count) / regularTime
    // A short loss is a whole number of steps; counting these, the jitter at its ends cancels with that of the stretches beside it.
    var (places, time) = (Double(regular.count), regularTime)
    for step in steps where step > limit && step < Self.longestCountedSeconds {
      let lost = (step * regularRate).rounded()
      guard abs(step * regularRate - lost) < Self.clearCount else { continue }
      places += lost
      time += step
    }
    let rate = places / time
    sampleRateHertz = rate
    let mean = 1 / rate
    jitterSeconds =
      (regular.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(regular.count)).squareRoot()
    gaps = steps.indices.compactMap { index in
      let (step, start) = (steps[index], timestamps[index])
      // A late stamp is made up for by the next step, a lost sample is not.
      let following = index + 1 < steps.count ? steps[index + 1] : median
      let isLost = step + following > Self.largestGapFactor * median
      guard step > limit, isLost else { return nil }
      // A clock that jumps by ages loses more samples than can be counted.
      let lost = Int(min(step * rate, 1e15).rounded()) - 1
      return Gap(seconds: start..<(start + step), lostSamples: max(1, lost))
    }
  }
}
