/// The normal equations of a least-squares problem with four unknowns.
struct NormalEquations {
  /// JᵀJ by rows.
  private let matrix: [SIMD4<Double>]
  /// Jᵀe.
  let right: SIMD4<Double>

  /// The sums over samples, in lanes that are added up at the end.
  struct Sums {
    private var m00 = Pair.zero
    private var m01 = Pair.zero
    private var m02 = Pair.zero
    private var m03 = Pair.zero
    private var m11 = Pair.zero
    private var m12 = Pair.zero
    private var m13 = Pair.zero
    private var m22 = Pair.zero
    private var m23 = Pair.zero
    private var m33 = Pair.zero
    private var r0 = Pair.zero
    private var r1 = Pair.zero
    private var r2 = Pair.zero
    private var r3 = Pair.zero

    /// Adds a residual and what it changes by with each of the unknowns, in every lane.
    @inline(__always)
    mutating func add(_ g0: Pair, _ g1: Pair, _ g2: Pair, _ g3: Pair, residual: Pair) {
      m00 += g0 * g0
      m01 += g0 * g1
      m02 += g0 * g2
      m03 += g0 * g3
      m11 += g1 * g1
      m12 += g1 * g2
      m13 += g1 * g3
      m22 += g2 * g2
      m23 += g2 * g3
      m33 += g3 * g3
      r0 += g0 * residual
      r1 += g1 * residual
      r2 += g2 * residual
      r3 += g3 * residual
    }

    fileprivate var matrix: [SIMD4<Double>] {
      [
        SIMD4(m00.sum(), m01.sum(), m02.sum(), m03.sum()),
        SIMD4(m01.sum(), m11.sum(), m12.sum(), m13.sum()),
        SIMD4(m02.sum(), m12.sum(), m22.sum(), m23.sum()),
        SIMD4(m03.sum(), m13.sum(), m23.sum(), m33.sum()),
      ]
    }

    fileprivate var right: SIMD4<Double> { SIMD4(r0.sum(), r1.sum(), r2.sum(), r3.sum()) }
  }

  private init(matrix: [SIMD4<Double>], right: SIMD4<Double>) {
    self.matrix = matrix
    self.right = right
  }

  /// The equations of sums of unweighted residuals.
  ///
  /// - Parameter weight: Of the residuals.
  init(_ sums: Sums, weight: Double) {
    let squared = weight * weight
    self.init(matrix: sums.matrix.map { $0 * squared }, right: sums.right * squared)
  }

  static func + (a: NormalEquations, b: NormalEquations) -> NormalEquations {
    NormalEquations(matrix: zip(a.matrix, b.matrix).map { $0 + $1 }, right: a.right + b.right)
  }

  /// The step to the smallest sum of squares of the linearised problem, −(JᵀJ)⁻¹ Jᵀe.
  ///
  /// - Parameter ridge: What is added to the diagonal relative to the trace, so that the step is short in
  ///   directions that are open.
  /// - Returns: nil where nothing depends on the unknowns.
  func step(ridge: Double) -> SIMD4<Double>? {
    factor(ridge: ridge).map { Self.solve($0, -right) }
  }

  /// (JᵀJ)⁻¹ by rows, or nil where a direction is open.
  func inverse() -> [SIMD4<Double>]? {
    guard let factor = factor(ridge: 0) else { return nil }
    return (0..<4).map { row in
      var unit = SIMD4<Double>.zero
      unit[row] = 1
      return Self.solve(factor, unit)
    }
  }

  /// The lower triangle L of JᵀJ = L Lᵀ, by rows.
  private func factor(ridge: Double) -> [SIMD4<Double>]? {
    let trace = (0..<4).reduce(0) { $0 + matrix[$1][$1] }
    guard trace > 0 else { return nil }
    var lower = [SIMD4<Double>](repeating: .zero, count: 4)
    for row in 0..<4 {
      for column in 0...row {
        let sum = matrix[row][column] - (lower[row] * lower[column]).sum()
        if row == column {
          let pivot = sum + ridge * trace
          guard pivot > 1e-15 * trace else { return nil }
          lower[row][row] = pivot.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    return lower
  }

  private static func solve(_ lower: [SIMD4<Double>], _ right: SIMD4<Double>) -> SIMD4<Double> {
    var x = right
    for row in 0..<4 {
      for column in 0..<row { x[row] -= lower[row][column] * x[column] }
      x[row] /= lower[row][row]
    }
    for row in (0..<4).reversed() {
      for column in (row + 1)..<max(4, row + 1) { x[row] -= lower[column][row] * x[column] }
      x[row] /= lower[row][row]
    }
    return x
  }
}
