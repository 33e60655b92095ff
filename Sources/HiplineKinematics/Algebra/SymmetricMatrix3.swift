import HiplineCore

/// A symmetric 3 × 3 matrix, as sums of outer products make it.
struct SymmetricMatrix3: Sendable {
  /// The rows; the last lanes stay zero.
  private var rows = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)

  /// The matrix of zeros.
  init() {}

  /// Adds `weight` · *v vᵀ*, in the square of the unit of `v`.
  mutating func addOuterProduct(_ v: Vector3, weight: Double = 1) {
    let columns = SIMD4(v.x, v.y, v.z, 0)
    rows.0 += (weight * v.x) * columns
    rows.1 += (weight * v.y) * columns
    rows.2 += (weight * v.z) * columns
  }

  /// A direction that the matrix does not turn, and what it stretches it by.
  struct Eigenpair: Sendable {
    /// In the unit of the matrix.
    var value: Double
    /// Of length one.
    var vector: Vector3
  }

  /// Eigenvalues, largest first, with unit eigenvectors; by cyclic Jacobi rotations.
  ///
  /// The sign of an eigenvector is arbitrary.
  ///
  /// Source: Golub, Van Loan, Matrix Computations, section 8.5. Checked against NumPy's `eigh`.
  func eigenpairs() -> [Eigenpair] {
    var a = [rows.0, rows.1, rows.2].map { [$0.x, $0.y, $0.z] }
    var v: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    for _ in 0..<50 {
      let off = a[0][1] * a[0][1] + a[0][2] * a[0][2] + a[1][2] * a[1][2]
      let scale = a[0][0] * a[0][0] + a[1][1] * a[1][1] + a[2][2] * a[2][2]
      if off <= 1e-30 * scale || off == 0 { break }
      for (p, q) in [(0, 1), (0, 2), (1, 2)] where a[p][q] != 0 {
        let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<3 {
          let (akp, akq) = (a[k][p], a[k][q])
          a[k][p] = c * akp - s * akq
          a[k][q] = s * akp + c * akq
        }
        for k in 0..<3 {
          let (apk, aqk) = (a[p][k], a[q][k])
          a[p][k] = c * apk - s * aqk
          a[q][k] = s * apk + c * aqk
        }
        for k in 0..<3 {
          let (vkp, vkq) = (v[k][p], v[k][q])
          v[k][p] = c * vkp - s * vkq
          v[k][q] = s * vkp + c * vkq
        }
      }
    }
    return (0..<3)
      .map { Eigenpair(value: a[$0][$0], vector: Vector3(v[0][$0], v[1][$0], v[2][$0])) }
      .sorted { $0.value > $1.value }
  }
}
