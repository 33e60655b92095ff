import RealModule

/// A taper that fades a segment out at its ends, so that a line leaks less into other frequencies.
///
/// All are sums of cosines, w[j] = Σ aₖ (−1)ᵏ cos(2πkj / *m*):
///
/// | window | a₀, a₁, a₂ |
/// | --- | --- |
/// | rectangular | 1 |
/// | hann | 0.5, 0.5 |
/// | hamming | 0.54, 0.46 |
/// | blackman | 0.42, 0.5, 0.08 |
///
/// Source: Harris 1978, Proc. IEEE 66(1):51–83, <https://doi.org/10.1109/PROC.1978.10837>.
package enum Window: String, Sendable, Hashable, CaseIterable {
  case rectangular
  case hann
  case hamming
  case blackman

  /// Which period the cosines have.
  package enum Symmetry: Sendable, Hashable {
    /// *m* = count: the window continues itself; for spectra.
    case periodic
    /// *m* = count − 1: the last coefficient equals the first; for designing filters.
    case symmetric
  }

  private struct Key: Hashable {
    let window: Window
    let count: Int
    let symmetry: Symmetry
  }

  private static let cache = SharedCache<Key, [Double]>(capacity: 64)
  /// For memory only: the cosines of a longer window cost little beside its memory.
  private static let largestCachedCount = 1 << 14

  /// The window's values, dimensionless, `[count]`.
  ///
  /// Those of the last lengths are kept.
  ///
  /// - Parameter count: Not negative; a single coefficient is one.
  func coefficients(count: Int, symmetry: Symmetry = .periodic) -> [Double] {
    precondition(count >= 0, "a count of at least 0 expected, got \(count)")
    guard count > 1 else { return Array(repeating: 1, count: count) }
    guard count <= Self.largestCachedCount else { return made(count: count, symmetry: symmetry) }
    let key = Key(window: self, count: count, symmetry: symmetry)
    return Self.cache.value(for: key) { $0.window.made(count: $0.count, symmetry: $0.symmetry) }
  }

  private func made(count: Int, symmetry: Symmetry) -> [Double] {
    let period =
      switch symmetry {
      case .periodic: count
      case .symmetric: count - 1
      }
    let (a0, a1, a2) = weights
    return .init(count: count) { index in
      // The nearer end gives the angle, which makes the window symmetric to the last bit.
      let angle = 2 * Double.pi * Double(min(index, period - index)) / Double(period)
      return a0 - a1 * Double.cos(angle) + a2 * Double.cos(2 * angle)
    }
  }

  private var weights: (Double, Double, Double) {
    switch self {
    case .rectangular: (1, 0, 0)
    case .hann: (0.5, 0.5, 0)
    case .hamming: (0.54, 0.46, 0)
    case .blackman: (0.42, 0.5, 0.08)
    }
  }
}
