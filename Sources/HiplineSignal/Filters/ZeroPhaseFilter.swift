/// Filtering forwards and backwards, so that nothing is shifted in time.
public enum ZeroPhaseFilter {
  /// The signal filtered in both directions, `[samples]`: the sections' gain squared, no phase.
  ///
  /// Each end is continued by its own reflection about the end point, and the filter starts from the
  /// state in which it would have settled on the first value. That keeps the transients
  /// at the ends small, not zero: the first and last cycle of the cut-off are the least certain.
  ///
  /// - Parameters:
  ///   - sections: The chain, in any order. None of them may have a pole at z = 1.
  ///   - signal: Uniform, all finite. A signal shorter than the continuation is continued by as
  ///     much as there is.
  /// - Returns: In the signal's unit; an empty signal stays empty.
  /// - Complexity: O(*n*) per section.
  ///
  /// Source: as `sosfiltfilt` of SciPy with its default odd padding.
  public static func apply(_ sections: [SecondOrderSection], to signal: [Double]) -> [Double] {
    guard !signal.isEmpty, !sections.isEmpty else { return signal }
    let padding = min(paddingSamples(of: sections), signal.count - 1)
    var extended = extended(signal, by: padding)
    extended.withUnsafeMutableBufferPointer { samples in
      run(sections, over: samples)
      samples.reverse()
      run(sections, over: samples)
      samples.reverse()
    }
    return Array(extended[padding..<padding + signal.count])
  }

  /// Three times the number of taps that the chain would have as one filter.
  private static func paddingSamples(of sections: [SecondOrderSection]) -> Int {
    let shortNumerators = sections.count { $0.b2 == 0 }
    let shortDenominators = sections.count { $0.a2 == 0 }
    return 3 * (2 * sections.count + 1 - min(shortNumerators, shortDenominators))
  }

  /// The signal with each end continued by its point reflection.
  private static func extended(_ signal: [Double], by padding: Int) -> [Double] {
    let last = signal.count - 1
    return .init(count: signal.count + 2 * padding) { index in
      let source = index - padding
      if source < 0 { return 2 * signal[0] - signal[-source] }
      if source > last { return 2 * signal[last] - signal[2 * last - source] }
      return signal[source]
    }
  }

  /// Runs the chain in place, each section settled on what the first sample gives it.
  private static func run(
    _ sections: [SecondOrderSection], over samples: UnsafeMutableBufferPointer<Double>
  ) {
    for section in sections {
      let constant = samples[0]
      let (b0, b1, b2, a1, a2) = (section.b0, section.b1, section.b2, section.a1, section.a2)
      let gain = section.constantGain
      // The transposed direct form II has two states, here those of a constant input.
      var first = (gain - b0) * constant
      var second = (b2 - a2 * gain) * constant
      for index in samples.indices {
        let input = samples[index]
        let output = b0 * input + first
        first = b1 * input - a1 * output + second
        second = b2 * input - a2 * output
        samples[index] = output
      }
    }
  }
}
