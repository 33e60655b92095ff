/// The slowly changing amplitude of an oscillation.
public enum Envelope {
  /// The magnitude of the analytic signal, `[samples]`, in the signal's unit.
  ///
  /// The analytic signal is the signal plus *i* times its Hilbert transform, whose spectrum is −*i*
  /// times that of the signal at positive frequencies. The magnitude is an amplitude only for a
  /// narrow band: filter first. The transform takes the signal for one period, so that the two ends
  /// influence each other.
  ///
  /// - Complexity: O(*n* log *n*), slow for a prime *n*; see ``RealFFT/fastLength(atLeast:)``.
  public static func analytic(_ signal: [Double]) -> [Double] {
    guard !signal.isEmpty else { return [] }
    let plan = RealFFT.plan(length: signal.count)
    return FFTScratch.with(length: signal.count) { scratch in
      scratch.load(signal)
      plan.execute(scratch)
      let bins = scratch.spectrum
      for bin in bins.indices { bins[bin] = (bins[bin].1, -bins[bin].0) }
      bins[0] = (0, 0)
      if signal.count.isMultiple(of: 2) { bins[bins.count - 1] = (0, 0) }
      plan.executeInverse(scratch)
      let scale = 1 / Double(signal.count)
      return .init(count: signal.count) { index in
        let quadrature = scratch.signal[index] * scale
        return (signal[index] * signal[index] + quadrature * quadrature).squareRoot()
      }
    }
  }
}
