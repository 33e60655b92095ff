/// The running integral of a sampled signal.
package enum CumulativeIntegral {
  /// The integral from the first sample to each, `[samples]`, in the signal's unit times seconds.
  ///
  /// The area below the straight lines that join the samples; the first value is zero.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`, uniform, in any unit.
  ///   - sampleRateHertz: Positive.
  package static func trapezoid(_ signal: [Double], sampleRateHertz: Double) -> [Double] {
    precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
    let half = 0.5 / sampleRateHertz
    return signal.withUnsafeBufferPointer { signal in
      var sum = 0.0
      return .init(count: signal.count) { index in
        if index > 0 { sum += (signal[index - 1] + signal[index]) * half }
        return sum
      }
    }
  }
}
