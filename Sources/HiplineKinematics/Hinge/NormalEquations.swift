/// The normal equations of a small least-squares problem, summed sample by sample.
struct NormalEquations {
  let unknowns: Int
  /// JᵀJ, `[unknowns][unknowns]`.
  private(set) var matrix: [[Double]]
  /// Jᵀe, `[unknowns]`.
  private(set) var right: [Double]

  init(unknowns: Int) {
    self.unknowns = unknowns
    matrix = Array(repeating: Array(repeating: 0, count: unknowns), count: unknowns)
    right = Array(repeating: 0, count: unknowns)
  }

  mutating func add(gradient: [Double], residual: Double) {
    for row in 0..<unknowns {
      right[row] += gradient[row] * residual
      for column in 0...row { matrix[row][column] += gradient[row] * gradient[column] }
    }
  }

  /// The step to the smallest sum of squares of the linearised problem, shortened in directions that are open.
  ///
  /// - Parameter ridge: What is added to the diagonal, relative to the trace.
  /// - Returns: −(JᵀJ)⁻¹ Jᵀe, `[unknowns]`, or nil where nothing depends on the unknowns.
  func step(ridge: Double) -> [Double]? {
    factor(ridge: ridge).map { Self.solve($0, right.map { -$0 }) }
  }

  /// (JᵀJ)⁻¹, `[unknowns][unknowns]`, or nil where a direction is open.
  func inverse() -> [[Double]]? {
    guard let factor = factor(ridge: 0) else { return nil }
    return (0..<unknowns).map { column in
      Self.solve(factor, (0..<unknowns).map { $0 == column ? 1 : 0 })
    }
  }

  /// The lower triangle L of JᵀJ = L Lᵀ.
  private func factor(ridge: Double) -> [[Double]]? {
    let trace = (0..<unknowns).reduce(0) { $0 + matrix[$1][$1] }
    guard trace > 0 else { return nil }
    var lower = matrix
    for row in 0..<unknowns {
      for column in 0...row {
        var sum = matrix[row][column] + (row == column ? ridge * trace : 0)
        for k in 0..<column { sum -= lower[row][k] * lower[column][k] }
        if row == column {
          guard sum > 1e-15 * trace else { return nil }
          lower[row][row] = sum.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    return lower
  }

  private static func solve(_ lower: [[Double]], _ right: [Double]) -> [Double] {
    var x = right
    for row in x.indices {
      for k in 0..<row { x[row] -= lower[row][k] * x[k] }
      x[row] /= lower[row][row]
    }
    for row in x.indices.reversed() {
      for k in (row + 1)..<max(row + 1, x.count) { x[row] -= lower[k][row] * x[k] }
      x[row] /= lower[row][row]
    }
    return x
  }
}
