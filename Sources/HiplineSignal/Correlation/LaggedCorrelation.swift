/// How well two signals agree when one of them is shifted in time.
///
/// A signal has one or more components, which are correlated one by one and added up, so that for vectors the result does
/// not depend on how both are turned together. At the lag *k* the samples a[i + k] and b[i] are held against each other:
///
///     r[k] = Σ (a[i + k] − ā) · (b[i] − b̄) / √( Σ |a[i + k] − ā|² Σ |b[i] − b̄|² )
///
/// with sums and means over the samples that overlap at that lag.
public struct LaggedCorrelation: Sendable {
  /// The lag of the first coefficient, in samples.
  public let firstLag: Int

  /// Between −1 and 1, `[lags]`; 0 where either signal is constant.
  public let coefficients: [Double]

  private let a: [[Double]]
  private let b: [[Double]]
  private let agreements: [Double]

  /// - Parameters:
  ///   - a: `[components][samples]`, finite.
  ///   - b: The same number of components.
  ///   - fewestSamples: The shortest overlap that is looked at.
  /// - Returns: nil where no lag leaves such an overlap.
  /// - Precondition: components of one length in each signal, and equally many in both.
  /// - Complexity: O(*n* log *n*) in the sum of the lengths, for each component.
  public init?(_ a: [[Double]], _ b: [[Double]], fewestSamples: Int) {
    precondition(
      a.count == b.count && !a.isEmpty,
      "equally many components expected, got \(a.count), \(b.count)")
    let (countA, countB) = (a[0].count, b[0].count)
    precondition(
      a.allSatisfy { $0.count == countA } && b.allSatisfy { $0.count == countB },
      "components of one length expected")
    let fewest = max(2, fewestSamples)
    guard min(countA, countB) >= fewest else { return nil }
    // Means over an overlap differ little from those over all, which are taken off first for the digits' sake.
    self.a = a.map { Detrend.mean.applied(to: $0) }
    self.b = b.map { Detrend.mean.applied(to: $0) }
    agreements = Self.agreements(self.a, self.b)
    firstLag = fewest - countB
    let lastLag = countA - fewest
    var products = [Double](repeating: 0, count: lastLag - firstLag + 1)
    var squaresA = products
    var squaresB = products
    for (x, y) in zip(self.a, self.b) {
      let sums = Self.crossSums(x, y)
      let (runningX, runningY) = (RunningSums(x), RunningSums(y))
      for index in products.indices {
        let lag = firstLag + index
        let range = max(0, -lag)..<min(countB, countA - lag)
        let count = Double(range.count)
        let (sumX, squareX) = runningX.of((range.lowerBound + lag)..<(range.upperBound + lag))
        let (sumY, squareY) = runningY.of(range)
        products[index] += sums(lag) - sumX * sumY / count
        squaresA[index] += squareX - sumX * sumX / count
        squaresB[index] += squareY - sumY * sumY / count
      }
    }
    let floor = [self.a, self.b].map { signal in
      signal.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } } * 1e-12
    }
    coefficients = products.indices.map { index in
      guard squaresA[index] > floor[0], squaresB[index] > floor[1] else { return 0 }
      let r = products[index] / (squaresA[index] * squaresB[index]).squareRoot()
      return min(1, max(-1, r))
    }
  }

  /// The coefficient at a lag, or nil where the overlap is too short.
  public func coefficient(atLag lag: Int) -> Double? {
    let index = lag - firstLag
    return coefficients.indices.contains(index) ? coefficients[index] : nil
  }

  /// The number of samples that overlap at a lag.
  public func overlap(atLag lag: Int) -> Int {
    max(0, min(b[0].count, a[0].count - lag) - max(0, -lag))
  }

  /// How many independent samples a coefficient over `overlap` samples is worth, if the signals have nothing in common.
  ///
  /// The variance of the correlation of two independent stationary signals, after Bartlett 1946, for vectors:
  ///
  ///     1 / N = Σ_j (1 − |j| / n) / n · Σ_cd Γa_cd[j] Γb_cd[j] / (tr Γa[0] tr Γb[0])
  ///
  /// with Γ the autocovariances. Signals that repeat themselves are worth few samples: two of one period agree at some lag,
  /// whatever made them.
  ///
  /// Source: Bartlett 1946, Suppl J R Stat Soc 8:27–41, <https://doi.org/10.2307/2983611>.
  public func effectiveSamples(overlap: Int) -> Double {
    let n = Double(overlap)
    var sum = 0.0
    for j in 0..<min(overlap, agreements.count) { sum += (1 - Double(j) / n) * agreements[j] }
    return sum > 0 ? min(n * Double(a.count), n / sum) : n
  }

  /// Σ_cd Γa_cd[j] Γb_cd[j] / (tr Γa[0] tr Γb[0]), for the lags j and −j together; empty for constant signals.
  private static func agreements(_ a: [[Double]], _ b: [[Double]]) -> [Double] {
    let count = max(a[0].count, b[0].count)
    let length = RealFFT.fastLength(atLeast: 2 * count)
    let plan = RealFFT.plan(length: length)
    let (spectraA, spectraB) = (a.map(plan.transform), b.map(plan.transform))
    var sums = [Double](repeating: 0, count: count)
    var (traceA, traceB) = (0.0, 0.0)
    for c in a.indices {
      for d in a.indices {
        let gammaA = covariance(spectraA[c], spectraA[d], plan)
        let gammaB = covariance(spectraB[c], spectraB[d], plan)
        if c == d {
          traceA += gammaA[0]
          traceB += gammaB[0]
        }
        sums[0] += gammaA[0] * gammaB[0]
        for j in 1..<count {
          sums[j] += gammaA[j] * gammaB[j] + gammaA[length - j] * gammaB[length - j]
        }
      }
    }
    let total = traceA * traceB
    return total > 0 ? sums.map { $0 / total } : []
  }

  /// How well the signals agree with themselves some samples later: the lesser of the two autocorrelations, summed over
  /// components.
  func autocorrelation(atLag lag: Int) -> Double {
    func of(_ signal: [[Double]]) -> Double {
      let shift = abs(lag)
      var (product, square) = (0.0, 0.0)
      for component in signal {
        for index in component.indices {
          square += component[index] * component[index]
          if index + shift < component.count {
            product += component[index] * component[index + shift]
          }
        }
      }
      return square > 0 ? product / square : 0
    }
    return min(of(a), of(b))
  }

  /// Σ x[i + k] y[i] for every lag k.
  private static func crossSums(_ x: [Double], _ y: [Double]) -> (Int) -> Double {
    let length = RealFFT.fastLength(atLeast: x.count + y.count)
    let plan = RealFFT.plan(length: length)
    let sums = covariance(plan.transform(x), plan.transform(y), plan)
    return { lag in sums[lag < 0 ? length + lag : lag] }
  }

  private static func covariance(
    _ x: ComplexSpectrum, _ y: ComplexSpectrum, _ plan: RealFFT
  ) -> [Double] {
    plan.inverse(
      ComplexSpectrum(
        real: x.real.indices.map { x.real[$0] * y.real[$0] + x.imaginary[$0] * y.imaginary[$0] },
        imaginary: x.real.indices.map {
          x.imaginary[$0] * y.real[$0] - x.real[$0] * y.imaginary[$0]
        }))
  }
}

/// Sums over any range of samples, and of their squares.
private struct RunningSums {
  private var sums: [Double] = [0]
  private var squares: [Double] = [0]

  init(_ values: [Double]) {
    sums.reserveCapacity(values.count + 1)
    squares.reserveCapacity(values.count + 1)
    for value in values {
      sums.append(sums[sums.count - 1] + value)
      squares.append(squares[squares.count - 1] + value * value)
    }
  }

  func of(_ range: Range<Int>) -> (sum: Double, square: Double) {
    (
      sums[range.upperBound] - sums[range.lowerBound],
      squares[range.upperBound] - squares[range.lowerBound]
    )
  }
}
