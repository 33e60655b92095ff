/// How well two signals agree when one of them is shifted in time.
///
/// A signal has one or more components, which are correlated one by one and added up, so that for vectors the result does
/// not depend on how both are turned together. At the lag *k* the samples a[i + k] and b[i] are held against each other:
///
///     r[k] = Σ (a[i + k] − ā) · (b[i] − b̄) / √( Σ |a[i + k] − ā|² Σ |b[i] − b̄|² )
///
/// with sums and means over the samples that overlap at that lag.
package struct LaggedCorrelation: Sendable {
  /// The lag of the first coefficient, in samples.
  let firstLag: Int

  /// Between −1 and 1, `[lags]`; 0 where either signal is constant.
  let coefficients: [Double]

  /// How much of both signals' variation is explained if that is the true lag, `[lags]`: r² of what overlaps, and nothing of what
  /// has nothing beside it. Of the signal that lies more in the overlap: the other may go on where this one was not recorded.
  let explainedShares: [Double]

  private let a: [[Double]]
  private let b: [[Double]]
  private let agreements: Agreements

  /// - Parameters:
  ///   - a: `[components][samples]`, finite.
  ///   - b: The same number of components.
  ///   - fewestSamples: The shortest overlap that is looked at.
  /// - Returns: nil where no lag leaves such an overlap.
  /// - Precondition: components of one length in each signal, and equally many in both.
  /// - Complexity: O(*n* log *n*) in the sum of the lengths, for each component.
  package init?(_ a: [[Double]], _ b: [[Double]], fewestSamples: Int) {
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
    let squares = [self.a, self.b].map { signal in
      signal.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    }
    let coefficients = products.indices.map { index in
      guard squaresA[index] > squares[0] * 1e-12, squaresB[index] > squares[1] * 1e-12 else {
        return 0.0
      }
      let r = products[index] / (squaresA[index] * squaresB[index]).squareRoot()
      return min(1, max(-1, r))
    }
    self.coefficients = coefficients
    explainedShares = coefficients.indices.map { index in
      guard coefficients[index] > 0 else { return 0 }
      let inside = max(squaresA[index] / squares[0], squaresB[index] / squares[1])
      return coefficients[index] * coefficients[index] * min(1, inside)
    }
  }

  /// The number of samples that overlap at a lag.
  func overlap(atLag lag: Int) -> Int {
    max(0, min(b[0].count, a[0].count - lag) - max(0, -lag))
  }

  /// The largest of ``explainedShares`` at some lags; nil where none of them leaves the overlap that was asked for.
  package func explainedShare(atLags lags: ClosedRange<Int>) -> Double? {
    let known = (lags.lowerBound - firstLag)...(lags.upperBound - firstLag)
    return explainedShares.indices.filter(known.contains).map { explainedShares[$0] }.max()
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
  func effectiveSamples(overlap: Int) -> Double {
    let n = Double(overlap)
    let sum = Self.weighted(agreements.values, overlap: overlap)
    return sum > 0 ? min(n * Double(a.count), n / sum) : n
  }

  /// The variance of the difference of neighbouring coefficients, for each lag between them, if the signals have nothing in
  /// common: the sum of ``effectiveSamples(overlap:)`` over the slopes of the autocovariances.
  func slopeVariance(overlap: Int) -> Double {
    max(0, Self.weighted(agreements.slopes, overlap: overlap) / Double(overlap))
  }

  private static func weighted(_ terms: [Double], overlap: Int) -> Double {
    var sum = 0.0
    for j in 0..<min(overlap, terms.count) {
      sum += (1 - Double(j) / Double(overlap)) * terms[j]
    }
    return sum
  }

  /// Σ_cd Γa_cd[j] Γb_cd[j] / (tr Γa[0] tr Γb[0]) and the same of the slopes Γ[j + 1] / 2 − Γ[j − 1] / 2, for the lags j and −j
  /// together; empty for constant signals.
  private struct Agreements {
    var values: [Double]
    var slopes: [Double]
  }

  private static func agreements(_ a: [[Double]], _ b: [[Double]]) -> Agreements {
    let count = max(a[0].count, b[0].count)
    let length = Self.transformLength(atLeast: 2 * count)
    let plan = RealFFT.plan(length: length)
    let (spectraA, spectraB) = (a.map(plan.transform), b.map(plan.transform))
    var sums = [Double](repeating: 0, count: count)
    var slopes = sums
    var (traceA, traceB) = (0.0, 0.0)
    for c in a.indices {
      for d in a.indices {
        let gammaA = covariance(spectraA[c], spectraA[d], plan)
        let gammaB = covariance(spectraB[c], spectraB[d], plan)
        if c == d {
          traceA += gammaA[0]
          traceB += gammaB[0]
        }
        func slope(_ gamma: [Double], _ j: Int) -> Double {
          (gamma[(j + 1) % length] - gamma[(j + length - 1) % length]) / 2
        }
        sums[0] += gammaA[0] * gammaB[0]
        slopes[0] += slope(gammaA, 0) * slope(gammaB, 0)
        for j in 1..<count {
          sums[j] += gammaA[j] * gammaB[j] + gammaA[length - j] * gammaB[length - j]
          slopes[j] +=
            slope(gammaA, j) * slope(gammaB, j)
            + slope(gammaA, length - j) * slope(gammaB, length - j)
        }
      }
    }
    let total = traceA * traceB
    guard total > 0 else { return Agreements(values: [], slopes: []) }
    return Agreements(values: sums.map { $0 / total }, slopes: slopes.map { $0 / total })
  }

  /// What `b` at one lag and `a` have in common beyond what `b` at another lag explains of either: their partial correlation.
  ///
  /// - Parameters:
  ///   - lag: The lag in question.
  ///   - given: The lag whose share is taken off both.
  /// - Returns: The coefficient and the independent samples behind it; nil where nothing is left of one of them, and where the lags have no samples in common.
  func partial(atLag lag: Int, given other: Int) -> (coefficient: Double, samples: Double)? {
    // Lags far apart may leave no sample of `a` that both look at.
    let start = max(0, lag, other)
    let end = min(a[0].count, b[0].count + min(lag, other))
    guard end - start > 2 else { return nil }
    let samples = start..<end
    func centred(_ signal: [[Double]], shift: Int) -> [[Double]] {
      signal.map { component in
        Detrend.mean.applied(to: samples.map { component[$0 - shift] })
      }
    }
    let explained = centred(b, shift: other)
    let rest = Self.less(centred(a, shift: 0), explained)
    let news = Self.less(centred(b, shift: lag), explained)
    guard let rest, let news,
      let correlation = LaggedCorrelation(rest, news, fewestSamples: samples.count)
    else { return nil }
    return (
      correlation.coefficients[0], correlation.effectiveSamples(overlap: samples.count)
    )
  }

  /// A signal less the multiple of another that leaves least; nil where that is nothing but rounding.
  private static func less(_ signal: [[Double]], _ other: [[Double]]) -> [[Double]]? {
    func product(_ x: [[Double]], _ y: [[Double]]) -> Double {
      zip(x, y).reduce(0) { sum, pair in
        sum + zip(pair.0, pair.1).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    let square = product(other, other)
    guard square > 0 else { return nil }
    let slope = product(signal, other) / square
    let rest = zip(signal, other).map { pair in zip(pair.0, pair.1).map { $0 - slope * $1 } }
    return product(rest, rest) > 1e-12 * product(signal, signal) ? rest : nil
  }

  /// Σ x[i + k] y[i] for every lag k.
  private static func crossSums(_ x: [Double], _ y: [Double]) -> (Int) -> Double {
    let length = transformLength(atLeast: x.count + y.count)
    let plan = RealFFT.plan(length: length)
    let sums = covariance(plan.transform(x), plan.transform(y), plan)
    return { lag in sums[lag < 0 ? length + lag : lag] }
  }

  /// A power of two: recordings differ in length, and planning a transform for each costs far more than the transform.
  private static func transformLength(atLeast samples: Int) -> Int {
    RealFFT.powerOfTwo(atLeast: samples)
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
