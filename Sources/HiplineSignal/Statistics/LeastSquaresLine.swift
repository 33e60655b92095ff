/// A straight line through points by least squares, or two that meet, with what the points say of its height and its slopes.
///
/// The errors of the points are taken as independent, normal, and of one size, which their scatter about the line tells.
package struct LeastSquaresLine: Sendable, Hashable {
  /// Where two lines meet; nil of one.
  package let knot: Double?
  /// How many points there are more than numbers that were fitted to them.
  package let freedom: Double
  /// The scatter of the points about the line, in the unit of y.
  package let scatter: Double

  /// Where the line's own terms are counted from.
  private let middle: Double
  private let coefficients: [Double]
  /// The rows of R, of the decomposition of the terms into Q and R.
  private let triangle: [[Double]]

  /// One line.
  ///
  /// - Parameters:
  ///   - x: `[points]`, in any order, finite.
  ///   - y: `[points]`, finite.
  /// - Returns: nil where no point is left to tell the scatter, or all x are the same.
  package init?(x: [Double], y: [Double]) { self.init(x: x, y: y, knot: nil) }

  /// The two lines that meet where they leave the smallest scatter, at one of the points.
  ///
  /// - Returns: nil where fewer than five places differ.
  package static func bent(x: [Double], y: [Double]) -> LeastSquaresLine? {
    let places = Set(x).sorted()
    return places.dropFirst(2).dropLast(2).compactMap { LeastSquaresLine(x: x, y: y, knot: $0) }
      .min { $0.scatter < $1.scatter }
  }

  private init?(x: [Double], y: [Double], knot: Double?) {
    precondition(x.count == y.count, "\(x.count) values of y expected, got \(y.count)")
    // The place of a knot is a number that was fitted too.
    let fitted = knot == nil ? 2 : 4
    guard x.count > fitted, Set(x).count > 1 else { return nil }
    self.knot = knot
    middle = knot ?? x.reduce(0, +) / Double(x.count)
    freedom = Double(x.count - fitted)
    let rows = x.map { [middle] place in
      Self.terms(place, middle: middle, isBent: knot != nil)
    }
    // Gram and Schmidt, one column after the other.
    var columns = rows[0].indices.map { term in rows.map { $0[term] } }
    var triangle = columns.map { _ in columns.map { _ in 0.0 } }
    var rest = y
    var shares: [Double] = []
    for this in columns.indices {
      let length = Self.product(columns[this], columns[this]).squareRoot()
      triangle[this][this] = length
      columns[this] = columns[this].map { $0 / length }
      for other in (this + 1)..<columns.count {
        let share = Self.product(columns[this], columns[other])
        triangle[this][other] = share
        columns[other] = zip(columns[other], columns[this]).map { $0 - share * $1 }
      }
      let share = Self.product(columns[this], rest)
      rest = zip(rest, columns[this]).map { $0 - share * $1 }
      shares.append(share)
    }
    scatter = (Self.product(rest, rest) / freedom).squareRoot()
    var coefficients = shares
    for this in columns.indices.reversed() {
      for other in (this + 1)..<columns.count {
        coefficients[this] -= triangle[this][other] * coefficients[other]
      }
      coefficients[this] /= triangle[this][this]
    }
    self.coefficients = coefficients
    self.triangle = triangle
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func terms(_ x: Double, middle: Double, isBent: Bool) -> [Double] {
    isBent ? [1, min(x - middle, 0), max(x - middle, 0)] : [1, x - middle]
  }

  /// A number read off the line, with its standard error.
  package struct Reading: Sendable, Hashable {
    package var value: Double
    package var standardError: Double

    /// How far the number may be off, at a confidence between 0 and 1.
    package func margin(confidence: Double, freedom: Double) -> Double {
      standardError == 0
        ? 0 : StudentT.twoSidedQuantile(confidence, freedom: freedom) * standardError
    }
  }

  /// The height at `x`, in the unit of y.
  package func height(at x: Double) -> Reading {
    reading(Self.terms(x, middle: middle, isBent: knot != nil))
  }

  /// The slope of the line, or of the first of two, in the unit of y per unit of x.
  package var slope: Reading { reading(coefficients.indices.map { $0 == 1 ? 1 : 0 }) }

  /// The slope of the last line: the same as the first of one.
  package var lastSlope: Reading {
    reading(coefficients.indices.map { $0 == coefficients.count - 1 ? 1 : 0 })
  }

  /// A sum of the coefficients; its variance is that of the scatter times the length of what solves Rᵀ w = terms.
  private func reading(_ terms: [Double]) -> Reading {
    var solution = terms
    for this in terms.indices {
      for other in 0..<this { solution[this] -= triangle[other][this] * solution[other] }
      solution[this] /= triangle[this][this]
    }
    return Reading(
      value: Self.product(terms, coefficients),
      standardError: scatter * Self.product(solution, solution).squareRoot())
  }
}
