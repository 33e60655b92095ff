/// The normal equations of a least-squares problem with four unknowns, summed sample by sample.
struct NormalEquations {
  /// The rows of JᵀJ.
  private var rows = (
    SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero
  )
  /// Jᵀe.
  private(set) var right = SIMD4<Double>.zero

  mutating func add(gradient: SIMD4<Double>, residual: Double) {
    right += gradient * residual
    rows.0 += gradient * gradient.x
    rows.1 += gradient * gradient.y
    rows.2 += gradient * gradient.z
    rows.3 += gradient * gradient.w
  }

  static func += (sum: inout NormalEquations, other: NormalEquations) {
    sum.right += other.right
    sum.rows.0 += other.rows.0
    sum.rows.1 += other.rows.1
    sum.rows.2 += other.rows.2
    sum.rows.3 += other.rows.3
  }

  /// JᵀJ by rows.
  private var matrix: [SIMD4<Double>] { [rows.0, rows.1, rows.2, rows.3] }

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
    let matrix = matrix
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
