/// The length of the acceleration vector in the stillest second of a recording.
///
/// At rest an accelerometer measures gravity alone, so this one number tells the unit (9.81, 1, 1000, 16384 …),
/// a missing gravity and a miscalibration.
package enum StillNorm {
  /// Standard gravity, in m/s²: a definition, not a measurement.
  package static let standardGravity = 9.80665

  /// The median length of the vectors in the window whose components vary least, in the unit of `values`.
  ///
  /// The windows have `windowSamples` samples and overlap by half; a window longer than the series is the whole
  /// series. Variation is the sum of the three components' variances, so the result does not depend on how the
  /// sensor is turned.
  ///
  /// - Returns: nil for an empty series.
  /// - Complexity: O(*n*).
  package static func measure(_ values: VectorSeries, windowSamples: Int) -> Double? {
    guard let window = stillestWindow(of: values, windowSamples: windowSamples) else { return nil }
    let norms = window.map { values[$0].norm }.sorted()
    return norms[norms.count / 2]
  }

  /// The window that ``measure(_:windowSamples:)`` looks at, in samples.
  package static func stillestWindow(
    of values: VectorSeries, windowSamples: Int
  ) -> Range<Int>? {
    stillest(of: values, windowSamples: windowSamples)?.range
  }

  /// The window that ``measure(_:windowSamples:)`` looks at, and how much the vectors vary in it: the sum of the variances of
  /// their components, in the square of the unit of `values`.
  package static func stillest(
    of values: VectorSeries, windowSamples: Int
  ) -> (range: Range<Int>, variance: Double)? {
    guard !values.isEmpty else { return nil }
    let length = min(max(windowSamples, 1), values.count)
    var best: (range: Range<Int>, variance: Double)?
    var start = 0
    while start + length <= values.count {
      let range = start..<(start + length)
      let variance = totalVariance(values, in: range)
      if best.map({ variance < $0.variance }) ?? true { best = (range, variance) }
      start += max(1, length / 2)
    }
    return best
  }

  private static func totalVariance(
    _ values: VectorSeries, in range: Range<Int>
  ) -> Double {
    var sum = Vector3.zero
    for index in range { sum += values[index] }
    let mean = sum / Double(range.count)
    var total = 0.0
    for index in range {
      let deviation = values[index] - mean
      total += deviation.dot(deviation)
    }
    return total / Double(range.count)
  }
}
