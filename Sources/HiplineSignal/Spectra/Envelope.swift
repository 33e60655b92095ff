/// The slowly changing amplitude of an oscillation.
public enum Envelope {
  /// The magnitude of the ``AnalyticSignal``, `[samples]`, in the signal's unit.
  ///
  /// It is an amplitude only for a narrow band: filter first.
  ///
  /// - Parameter signal: `[samples]`, uniform, all finite, in any unit.
  ///
  /// - Complexity: O(*n* log *n*), slow for a prime *n*; see ``RealFFT/fastLength(atLeast:)``.
  public static func analytic(_ signal: [Double]) -> [Double] { AnalyticSignal(signal).amplitude }
}
