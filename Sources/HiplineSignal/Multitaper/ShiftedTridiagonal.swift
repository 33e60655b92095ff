/// A symmetric tridiagonal matrix less a number on its diagonal, factorised to solve equations.
///
/// Gaussian elimination that swaps a row with the next where that has the larger pivot, which adds a
/// second diagonal above.
struct ShiftedTridiagonal {
  private var pivots: [Double]
  private var above: [Double]
  private var secondAbove: [Double]
  private var factors: [Double]
  private var isSwapped: [Bool]

  /// - Parameter leastPivot: What stands in for a smaller pivot, as there is one where the shift is
  ///   an eigenvalue.
  init(_ matrix: SymmetricTridiagonal, shift: Double, leastPivot: Double) {
    let count = matrix.diagonal.count
    pivots = matrix.diagonal.map { $0 - shift }
    above = matrix.offDiagonal
    secondAbove = Array(repeating: 0, count: count)
    factors = Array(repeating: 0, count: count)
    isSwapped = Array(repeating: false, count: count)
    for row in 0..<count - 1 {
      let below = matrix.offDiagonal[row]
      if abs(pivots[row]) >= abs(below) {
        if abs(pivots[row]) < leastPivot { pivots[row] = leastPivot }
        factors[row] = below / pivots[row]
        pivots[row + 1] -= factors[row] * above[row]
      } else {
        isSwapped[row] = true
        factors[row] = pivots[row] / below
        pivots[row] = below
        (above[row], pivots[row + 1]) = (
          pivots[row + 1], above[row] - factors[row] * pivots[row + 1]
        )
        if row + 1 < above.count {
          secondAbove[row] = above[row + 1]
          above[row + 1] *= -factors[row]
        }
      }
    }
    if abs(pivots[count - 1]) < leastPivot { pivots[count - 1] = leastPivot }
  }

  /// Replaces the right side by the solution.
  func solve(_ vector: inout [Double]) {
    let last = pivots.count - 1
    for row in 0..<last {
      if isSwapped[row] { vector.swapAt(row, row + 1) }
      vector[row + 1] -= factors[row] * vector[row]
    }
    for row in (0...last).reversed() {
      var value = vector[row]
      if row < last { value -= above[row] * vector[row + 1] }
      if row + 1 < last { value -= secondAbove[row] * vector[row + 2] }
      vector[row] = value / pivots[row]
    }
  }
}
