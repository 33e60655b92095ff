/// Filtering forwards and backwards, so that nothing is shifted in time.
package enum ZeroPhaseFilter {
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
  package static func apply(_ sections: [SecondOrderSection], to signal: [Double]) -> [Double] {
    guard !signal.isEmpty, !sections.isEmpty else { return signal }
    return apply(sections, toEach: [signal])[0]
  }

  /// The same filter on signals of one length, three at a time: a sample has to wait for the one before it, and what three wait
  /// for fits into one wait.
  ///
  /// - Returns: As ``apply(_:to:)`` on each.
  /// - Precondition: signals of one length.
  package static func apply(
    _ sections: [SecondOrderSection], toEach signals: [[Double]]
  ) -> [[Double]] {
    guard let count = signals.first?.count, count > 0, !sections.isEmpty else { return signals }
    precondition(
      signals.allSatisfy { $0.count == count },
      "signals of \(count) samples expected, got \(signals.map { $0.count })")
    let padding = min(paddingSamples(of: sections), count - 1)
    let length = count + 2 * padding
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: length * signals.count) { all in
      let lanes = signals.indices.map { lane in
        UnsafeMutableBufferPointer(rebasing: all[(lane * length)..<((lane + 1) * length)])
      }
      for (signal, lane) in zip(signals, lanes) { extend(signal, by: padding, into: lane) }
      for section in sections { run(section, over: lanes, from: 0, step: 1, count: length) }
      for section in sections {
        run(section, over: lanes, from: length - 1, step: -1, count: length)
      }
      return lanes.map { Array($0[padding..<padding + count]) }
    }
  }

  /// Three times the number of taps that the chain would have as one filter.
  private static func paddingSamples(of sections: [SecondOrderSection]) -> Int {
    let shortNumerators = sections.count { $0.b2 == 0 }
    let shortDenominators = sections.count { $0.a2 == 0 }
    return 3 * (2 * sections.count + 1 - min(shortNumerators, shortDenominators))
  }

  /// The signal with each end continued by its point reflection.
  private static func extend(
    _ signal: [Double], by padding: Int, into samples: UnsafeMutableBufferPointer<Double>
  ) {
    let last = signal.count - 1
    for index in 0..<padding {
      samples.initializeElement(at: index, to: 2 * signal[0] - signal[padding - index])
      samples.initializeElement(
        at: padding + last + 1 + index, to: 2 * signal[last] - signal[last - 1 - index])
    }
    _ = UnsafeMutableBufferPointer(rebasing: samples[padding...]).initialize(fromContentsOf: signal)
  }

  private static func run(
    _ section: SecondOrderSection, over lanes: [UnsafeMutableBufferPointer<Double>],
    from start: Int, step: Int, count: Int
  ) {
    var lane = 0
    while lane + 2 < lanes.count {
      let (x, y, z) = (lanes[lane], lanes[lane + 1], lanes[lane + 2])
      var states = (
        State(section, first: x[start]), State(section, first: y[start]),
        State(section, first: z[start])
      )
      var index = start
      for _ in 0..<count {
        x[index] = states.0.next(x[index])
        y[index] = states.1.next(y[index])
        z[index] = states.2.next(z[index])
        index += step
      }
      lane += 3
    }
    for samples in lanes[lane...] {
      var state = State(section, first: samples[start])
      var index = start
      for _ in 0..<count {
        samples[index] = state.next(samples[index])
        index += step
      }
    }
  }

  /// A section settled on what the first sample gives it.
  private struct State {
    private let section: SecondOrderSection
    // The transposed direct form II has two states, here those of a constant input.
    private var first: Double
    private var second: Double

    init(_ section: SecondOrderSection, first constant: Double) {
      self.section = section
      let gain = section.constantGain
      first = (gain - section.b0) * constant
      second = (section.b2 - section.a2 * gain) * constant
    }

    @inline(__always)
    mutating func next(_ input: Double) -> Double {
      let output = section.b0 * input + first
      first = section.b1 * input - section.a1 * output + second
      second = section.b2 * input - section.a2 * output
      return output
    }
  }
}
