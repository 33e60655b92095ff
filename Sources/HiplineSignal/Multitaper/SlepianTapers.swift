import RealModule

/// The discrete prolate spheroidal sequences: the tapers that leak least out of a band.
///
/// Among all sequences of *n* samples the first has the largest share of its energy between −W and W,
/// the next the largest of those orthogonal to it, and so on; about 2 NW of them have nearly all of
/// it there. They are the eigenvectors with the largest eigenvalues of the tridiagonal matrix with
///
///     diagonal[j]    = ((n − 1 − 2j) / 2)² cos 2πW      0 ≤ j < n
///     offDiagonal[j] = (j + 1) (n − 1 − j) / 2          0 ≤ j < n − 1
///
/// and NW = *n* W. Even tapers have a positive sum, odd ones begin with a positive lobe.
///
/// Source: Slepian 1978, Bell Syst. Tech. J. 57(5):1371–1430,
/// <https://doi.org/10.1002/j.1538-7305.1978.tb02104.x>; the signs as Percival, Walden 1993,
/// Spectral Analysis for Physical Applications, and SciPy's `dpss`.
public struct SlepianTapers: Sendable {
  /// What the tapers are made from.
  struct Design: Hashable {
    var length: Int
    var timeHalfBandwidth: Double
    var count: Int
  }

  /// `[tapers][samples]`, each with the sum of squares 1, orthogonal to each other.
  public let tapers: [[Double]]

  /// The share of each taper's energy between −W and W, `[tapers]`, from the largest down.
  public let concentrations: [Double]

  private static let cache = SharedCache<Design, SlepianTapers>(capacity: 32)

  /// The first `count` tapers, made at first use and kept.
  ///
  /// - Parameters:
  ///   - length: In samples, at least 1.
  ///   - timeHalfBandwidth: NW, positive and below half the length: half the width of the band, in
  ///     resolutions of the signal, in which a taper's energy lies.
  ///   - count: At most `length`. Beyond 2 NW − 1 the tapers leak.
  /// - Complexity: O(length · count) at first use, with a factor of about 60.
  ///
  /// For 1000 samples, NW = 4 and 7 tapers the last concentration is 0.93666.
  public static func make(length: Int, timeHalfBandwidth: Double, count: Int) -> SlepianTapers {
    precondition(length > 0, "a length of at least 1 expected, got \(length)")
    precondition(
      timeHalfBandwidth > 0 && timeHalfBandwidth < Double(length) / 2,
      "a time half-bandwidth between 0 and \(Double(length) / 2) expected, "
        + "got \(timeHalfBandwidth)")
    precondition(
      (1...length).contains(count), "from 1 to \(length) tapers expected, got \(count)")
    let design = Design(length: length, timeHalfBandwidth: timeHalfBandwidth, count: count)
    return cache.value(for: design) { SlepianTapers($0) }
  }

  private init(_ design: Design) {
    let count = design.length
    let middle = Double(count - 1) / 2
    let halfBandwidth = design.timeHalfBandwidth / Double(count)
    let cosine = Double.cos(2 * Double.pi * halfBandwidth)
    let matrix = SymmetricTridiagonal(
      diagonal: .init(count: count) { (middle - Double($0)) * (middle - Double($0)) * cosine },
      offDiagonal: .init(count: count - 1) { Double($0 + 1) * Double(count - 1 - $0) / 2 })

    // Even tapers have a sum, odd ones a moment about the middle: starts that no taper is
    // orthogonal to.
    let starts: [[Double]] = [
      Array(repeating: 1, count: count), .init(count: count) { middle - Double($0) },
    ]
    tapers = matrix.largestEigenvalues(design.count).enumerated().map { order, value in
      let vector = matrix.eigenvector(of: value, start: starts[order % 2])
      return Self.isPositive(vector, order: order) ? vector : vector.map { -$0 }
    }
    concentrations = Self.concentrations(of: tapers, halfBandwidth: halfBandwidth)
  }

  private static func isPositive(_ taper: [Double], order: Int) -> Bool {
    if order.isMultiple(of: 2) { return taper.reduce(0, +) >= 0 }
    let threshold = max(1e-7, 1 / Double(taper.count))
    return (taper.first { $0 * $0 > threshold } ?? 0) >= 0
  }

  /// Σ r[j] sin(2πWj) / (πj) over all lags j, with r the autocorrelation of the taper.
  private static func concentrations(of tapers: [[Double]], halfBandwidth: Double) -> [Double] {
    let count = tapers[0].count
    let plan = RealFFT.plan(length: RealFFT.fastLength(atLeast: 2 * count))
    let weights: [Double] = .init(count: count) { lag in
      lag == 0
        ? 2 * halfBandwidth
        : 2 * Double.sin(2 * Double.pi * halfBandwidth * Double(lag)) / (Double.pi * Double(lag))
    }
    return tapers.map { taper in
      let powers = plan.powers(taper)
      let correlation = plan.inverse(
        ComplexSpectrum(real: powers, imaginary: Array(repeating: 0, count: powers.count)))
      return zip(weights, correlation).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
