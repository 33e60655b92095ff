/// The rate of change of a sampled signal.
package enum Difference {
  /// The derivative, `[samples]`, in the signal's unit per second.
  ///
  /// Half the difference of the two neighbours times the rate; at the ends the difference to the
  /// only neighbour. A single sample has the derivative zero.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`, uniform, in any unit.
  ///   - sampleRateHertz: Positive.
  package static func central(_ signal: [Double], sampleRateHertz: Double) -> [Double] {
    precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
    let last = signal.count - 1
    guard last > 0 else { return Array(repeating: 0, count: signal.count) }
    return signal.withUnsafeBufferPointer { signal in
      .init(count: signal.count) { index in
        if index == 0 { return (signal[1] - signal[0]) * sampleRateHertz }
        if index == last { return (signal[last] - signal[last - 1]) * sampleRateHertz }
        return (signal[index + 1] - signal[index - 1]) * (sampleRateHertz / 2)
      }
    }
  }
}
