/// A symmetric matrix with entries on the diagonal and beside it only, and its largest eigenvalues.
///
/// Source: bisection with Sturm sequences after Barth, Martin, Wilkinson 1967, Numer. Math. 9:386–393,
/// <https://doi.org/10.1007/BF02162154>; the vectors by inverse iteration, as LAPACK's `dstein`.
struct SymmetricTridiagonal {
  /// `[rows]`
  let diagonal: [Double]
  /// `[rows − 1]`: entry *i* stands beside the diagonal's *i* and *i* + 1.
  let offDiagonal: [Double]

  /// Half an interval that holds all eigenvalues: the largest sum of a row's magnitudes.
  private let bound: Double

  /// - Precondition: at least one row, one entry fewer beside the diagonal than on it.
  init(diagonal: [Double], offDiagonal: [Double]) {
    precondition(
      offDiagonal.count == diagonal.count - 1,
      "\(diagonal.count - 1) entries beside the diagonal expected, got \(offDiagonal.count)")
    self.diagonal = diagonal
    self.offDiagonal = offDiagonal
    // A matrix of zeros has a bound above zero all the same, lest pivots vanish.
    bound = diagonal.indices.reduce(Double.ulpOfOne) { bound, row in
      let left = row > 0 ? abs(offDiagonal[row - 1]) : 0
      let right = row < offDiagonal.count ? abs(offDiagonal[row]) : 0
      return max(bound, abs(diagonal[row]) + left + right)
    }
  }

  /// The `count` largest eigenvalues, the largest first, to the last digits of the largest entry.
  ///
  /// - Complexity: O(rows · count · 53).
  func largestEigenvalues(_ count: Int) -> [Double] {
    precondition(
      (0...diagonal.count).contains(count),
      "at most \(diagonal.count) eigenvalues expected, got \(count)")
    let squares = offDiagonal.map { $0 * $0 }
    var values: [Double] = []
    for rank in 0..<count {
      var low = -bound
      var high = values.last ?? bound
      while true {
        let middle = (low + high) / 2
        guard middle > low, middle < high, high - low > bound * Double.ulpOfOne else { break }
        if countBelow(middle, squares: squares) > diagonal.count - 1 - rank {
          high = middle
        } else {
          low = middle
        }
      }
      values.append((low + high) / 2)
    }
    return values
  }

  /// The unit eigenvector of an eigenvalue, with either sign.
  ///
  /// - Parameters:
  ///   - value: A simple eigenvalue, as ``largestEigenvalues(_:)`` gives it.
  ///   - start: `[rows]`, not orthogonal to the eigenvector.
  /// - Complexity: O(rows).
  func eigenvector(of value: Double, start: [Double]) -> [Double] {
    let solver = ShiftedTridiagonal(self, shift: value, leastPivot: bound * Double.ulpOfOne)
    var vector = start
    // The error shrinks by the distance to the next eigenvalue over that to this one: two steps are
    // enough from any start, the third costs little.
    for _ in 0..<3 {
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for row in vector.indices { vector[row] /= length }
      solver.solve(&vector)
    }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return vector.map { $0 / length }
  }

  /// The number of eigenvalues below `value`: that of negative pivots of the matrix less `value`.
  private func countBelow(_ value: Double, squares: [Double]) -> Int {
    let least = bound * Double.leastNormalMagnitude / Double.ulpOfOne
    var count = 0
    var pivot = 1.0
    for row in diagonal.indices {
      pivot = diagonal[row] - value - (row > 0 ? squares[row - 1] / pivot : 0)
      if abs(pivot) < least { pivot = -least }
      if pivot < 0 { count += 1 }
    }
    return count
  }
}
