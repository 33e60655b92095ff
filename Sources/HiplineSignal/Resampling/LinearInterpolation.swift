/// Values between samples, on the straight lines that join them.
package enum LinearInterpolation {
  /// The values at uniform times, `[count]`, in the unit of `values`.
  ///
  /// Before the first and after the last time stamp their values are held. Where several samples
  /// have the same time, the values step there, and the last one counts at that time itself.
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
    precondition(!timestamps.isEmpty, "at least one sample expected, got none")
    precondition(
      timestamps.count == values.count,
      "\(timestamps.count) values expected, got \(values.count)")
    precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
    precondition(count >= 0, "a count of at least 0 expected, got \(count)")
    return timestamps.withUnsafeBufferPointer { timestamps in
      values.withUnsafeBufferPointer { values in
        let last = timestamps.count - 1
        for index in 0..<last {
          precondition(
            timestamps[index] <= timestamps[index + 1],
            "time stamps that never decrease expected, got less at sample \(index + 1)")
        }
        // The last sample not after the time asked for; the times only grow, and so does it.
        var left = 0
        return .init(count: count) { index in
          let seconds = startSeconds + Double(index) / sampleRateHertz
          while left < last, timestamps[left + 1] <= seconds { left += 1 }
          guard left < last, seconds > timestamps[left] else { return values[left] }
          let fraction =
            (seconds - timestamps[left]) / (timestamps[left + 1] - timestamps[left])
          return values[left] + (values[left + 1] - values[left]) * fraction
        }
      }
    }
  }
}
