/// How well a signal agrees with itself some samples later.
public enum Autocorrelation {
  /// The biased autocorrelation of the signal less its mean, from lag 0 to the last, `[samples]`.
  ///
  ///     r[k] = Σ x[j] x[j + k] / Σ x[j]²   with the mean of x removed, 0 ≤ j < n − k
  ///
  /// Dimensionless, between −1 and 1, with r[0] = 1. The sum is not divided by the number of its
  /// terms, so that long lags, which few samples support, fade out. A constant signal has r = 0 at
  /// every lag but the first.
  ///
  /// - Parameter signal: `[samples]`, uniform, all finite, in any unit.
  /// - Complexity: O(*n* log *n*).
  public static func biasedNormalised(_ signal: [Double]) -> [Double] {
    guard !signal.isEmpty else { return [] }
    let centred = Detrend.mean.applied(to: signal)
    let largest = signal.reduce(0) { max($0, abs($1)) }
    let rounding = largest * Double(signal.count).squareRoot() * 4 * Double.ulpOfOne
    guard centred.contains(where: { abs($0) > rounding }) else {
      return .init(count: signal.count) { $0 == 0 ? 1 : 0 }
    }
    let plan = RealFFT.plan(length: RealFFT.fastLength(atLeast: 2 * signal.count))
    let powers = plan.powers(centred)
    let sums = plan.inverse(
      ComplexSpectrum(real: powers, imaginary: Array(repeating: 0, count: powers.count)))
    let scale = 1 / sums[0]
    return .init(count: signal.count) { $0 == 0 ? 1 : sums[$0] * scale }
  }
}
