/// Values between samples, on the natural cubic spline through them: the smoothest curve that there is.
///
/// A straight line between samples takes 19 % of an oscillation at a fifth of their rate, halfway between them; the spline less
/// than 1 %.
package enum SplineInterpolation {
  /// The steps between samples that a spline is led over, as a share of the result's: over others a straight line is. Close
  /// stamps
  /// with unlike values would make a spline overshoot.
  static let steps = 0.5...1.5

  /// The values at uniform times, `[count]`, in the unit of `values`; where there is no spline as ``LinearInterpolation``.
  ///
  /// - Parameters:
  ///   - timestamps: Seconds, `[samples]`, finite, never decreasing, not empty.
  ///   - values: `[samples]`.
  ///   - startSeconds: The time of the first result, on the axis of `timestamps`.
  ///   - sampleRateHertz: The rate of the result; positive.
  ///   - count: The number of results; not negative.
  /// - Complexity: O(samples + count).
  package static func resample(
    timestamps: [Double], values: [Double], startSeconds: Double, sampleRateHertz: Double,
    count: Int
  ) -> [Double] {
    var result = LinearInterpolation.resample(
      timestamps: timestamps, values: values, startSeconds: startSeconds,
      sampleRateHertz: sampleRateHertz, count: count)
    for run in runs(timestamps, sampleRateHertz: sampleRateHertz) where run.count > 2 {
      let curvatures = curvatures(timestamps[run], values[run])
      let first = ((timestamps[run.lowerBound] - startSeconds) * sampleRateHertz).rounded(.up)
      let last =
        ((timestamps[run.upperBound - 1] - startSeconds) * sampleRateHertz).rounded(.down)
      guard first < Double(count), last >= 0, first <= last else { continue }
      var left = run.lowerBound
      for index in Int(max(0, first))...Int(min(last, Double(count - 1))) {
        let seconds = startSeconds + Double(index) / sampleRateHertz
        while left + 2 < run.upperBound, timestamps[left + 1] <= seconds { left += 1 }
        let step = timestamps[left + 1] - timestamps[left]
        let after = (seconds - timestamps[left]) / step
        let before = 1 - after
        let knot = left - run.lowerBound
        result[index] =
          before * values[left] + after * values[left + 1]
          + ((before * before * before - before) * curvatures[knot]
            + (after * after * after - after) * curvatures[knot + 1]) * step * step / 6
      }
    }
    return result
  }

  /// Stretches of samples whose steps a spline is led over.
  private static func runs(_ timestamps: [Double], sampleRateHertz: Double) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 1..<max(1, timestamps.count)
    where !steps.contains((timestamps[index] - timestamps[index - 1]) * sampleRateHertz) {
      runs.append(start..<index)
      start = index
    }
    return runs + [start..<timestamps.count]
  }

  /// The second derivatives at the samples, from the tridiagonal equations that make the first ones continuous; zero at the ends.
  private static func curvatures(
    _ timestamps: ArraySlice<Double>, _ values: ArraySlice<Double>
  ) -> [Double] {
    let (times, values) = (Array(timestamps), Array(values))
    var ratio = Array(repeating: 0.0, count: times.count)
    var curvature = ratio
    for index in 1..<(times.count - 1) {
      let (before, after) = (times[index] - times[index - 1], times[index + 1] - times[index])
      let bend =
        (values[index + 1] - values[index]) / after - (values[index] - values[index - 1]) / before
      let pivot = 2 * (before + after) - before * ratio[index - 1]
      ratio[index] = after / pivot
      curvature[index] = (6 * bend - before * curvature[index - 1]) / pivot
    }
    for index in stride(from: times.count - 2, to: 0, by: -1) {
      curvature[index] -= ratio[index] * curvature[index + 1]
    }
    return curvature
  }
}
