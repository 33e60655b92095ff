import RealModule

/// The smoothness of one movement, as the logarithm of its jerk, made free of length and size.
///
/// Less negative is smoother. The value has no unit and changes neither when the movement is made
/// larger nor when it is made slower. It falls steeply with the first trace of noise and hardly
/// with more of it: filter the signal before, at 6 Hz say, and compare only values from one
/// sampling rate and one filter. ``SpectralArcLength`` is the sturdier measure.
///
/// Source: Balasubramanian, Melendez-Calderon, Roby-Brami, Burdet 2015, J NeuroEng Rehabil 12:112,
/// <https://doi.org/10.1186/s12984-015-0090-9>; for acceleration Melendez-Calderon, Shirota,
/// Balasubramanian 2021, Front. Bioeng. Biotechnol. 8:558771,
/// <https://doi.org/10.3389/fbioe.2020.558771>, which holds it valid for velocity only.
public enum LogDimensionlessJerk {
  /// The measure of a velocity, LDLJ-V.
  ///
  /// With *T* = *n* Δt the duration of the *n* samples and Δ²v the second differences:
  ///
  ///     −ln( T³ / max v² · Σ (Δ²v / Δt²)² Δt ) = −ln( n³ Σ (Δ²v)² / max v² )
  ///
  /// in which the sampling rate cancels out.
  ///
  /// - Parameter velocity: Linear or angular, in any unit, `[samples]`, uniform, one movement
  ///   without the rest around it.
  /// - Returns: Dimensionless; nil for fewer than 3 samples, for a velocity of zero throughout or one
  ///   without jerk, and for values that are not finite.
  ///
  /// For `exp(−5t²)` sampled at 100 Hz on −1 ≤ t < 1 the result is −5.81636.
  public static func ofVelocity(_ velocity: [Double]) -> Double? {
    let count = Double(velocity.count)
    let differences = differences(of: differences(of: velocity))
    return value(of: velocity, scale: count * count * count, differences: differences)
  }

  /// The measure of an acceleration, LDLJ-A.
  ///
  /// With *T* = *n* Δt the duration of the *n* samples and Δa the differences:
  ///
  ///     −ln( T / max a² · Σ (Δa / Δt)² Δt ) = −ln( n Σ (Δa)² / max a² )
  ///
  /// - Parameter acceleration: Without gravity, in any unit, `[samples]`, uniform, one movement
  ///   without the rest around it.
  /// - Returns: Dimensionless; nil for fewer than 3 samples, for an acceleration of zero throughout
  ///   or one without jerk, and for values that are not finite.
  ///
  /// For `exp(−5t²)` sampled at 100 Hz on −1 ≤ t < 1 the result is −1.72335.
  public static func ofAcceleration(_ acceleration: [Double]) -> Double? {
    value(
      of: acceleration, scale: Double(acceleration.count),
      differences: differences(of: acceleration))
  }

  private static func differences(of signal: [Double]) -> [Double] {
    .init(count: max(signal.count - 1, 0)) { signal[$0 + 1] - signal[$0] }
  }

  private static func value(
    of signal: [Double], scale: Double, differences: [Double]
  ) -> Double? {
    guard signal.count >= 3, signal.allSatisfy(\.isFinite) else { return nil }
    let peak = signal.reduce(0) { max($0, abs($1)) }
    guard peak > 0 else { return nil }
    // Over the peak, so that no square can be too large or too small.
    let squares = differences.reduce(0) { $0 + ($1 / peak) * ($1 / peak) }
    return squares > 0 ? -Double.log(scale * squares) : nil
  }
}
