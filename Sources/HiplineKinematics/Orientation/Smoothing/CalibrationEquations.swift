/// The regression of the innovations on what a unit of each error of the sensors would make of them.
struct CalibrationEquations {
  private typealias Lanes = ErrorState.Lanes

  /// Sums of products of innovations, weighted; row and column 0 are the recording's own.
  private var rows = [InlineArray<3, ErrorState.Lanes>](
    repeating: .init(repeating: .zero), count: SensorCalibration.count + 1)

  @inline(__always)
  mutating func add(_ innovations: InlineArray<3, ErrorState.Lanes>, weight: Double) {
    rows.withUnsafeMutableBufferPointer { rows in
      for row in rows.indices {
        let factor = weight * innovations[row / ErrorState.count][row % ErrorState.count]
        // The matrix is symmetric.
        for block in (row / ErrorState.count)..<Preintegration.blocks {
          rows[row][block] += factor * innovations[block]
        }
      }
    }
  }

  /// The errors that leave least, each drawn to zero by its standard deviation; zero for those without one.
  ///
  /// - Returns: nil where the equations are not those of finite numbers.
  func solution(sigmas: [Double]) -> [Double]? {
    // In units of the standard deviations the matrix is one or more everywhere: a Cholesky factor exists.
    let count = sigmas.count
    func product(_ i: Int, _ j: Int) -> Double {
      rows[min(i, j)][max(i, j) / ErrorState.count][max(i, j) % ErrorState.count]
    }
    var factor = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var result = (0..<count).map { -product(0, $0 + 1) * sigmas[$0] }
    for row in 0..<count {
      for column in 0...row {
        var sum = product(row + 1, column + 1) * sigmas[row] * sigmas[column]
        if row == column { sum += 1 }
        for inner in 0..<column { sum -= factor[row][inner] * factor[column][inner] }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          factor[row][row] = sum.squareRoot()
        } else {
          factor[row][column] = sum / factor[column][column]
        }
      }
      for inner in 0..<row { result[row] -= factor[row][inner] * result[inner] }
      result[row] /= factor[row][row]
    }
    for row in (0..<count).reversed() {
      for inner in (row + 1)..<max(count, row + 1) {
        result[row] -= factor[inner][row] * result[inner]
      }
      result[row] /= factor[row][row]
    }
    let errors = zip(result, sigmas).map { $0 * $1 }
    return errors.allSatisfy(\.isFinite) ? errors : nil
  }
}
