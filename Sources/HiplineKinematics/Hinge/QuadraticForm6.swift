import HiplineCore

/// The sum of the squares of one linear form over many pairs of vectors, as six pairs.
///
/// For any *j₁*, *j₂* the sum over all pairs of (*a₁*·*j₁* + *a₂*·*j₂*)² is the same over ``roots``: with the pairs as rows of A they
/// are the rows of R in AᵀA = RᵀR.
struct QuadraticForm6 {
  /// Six pairs, some of them zero where the pairs span less than six dimensions.
  let roots: [(proximal: Vector3, distal: Vector3)]

  /// A pivot below this share of its own diagonal is rounding: the pairs do not reach further in its direction.
  private static let leastPivot = 1e-14

  init(_ pairs: [(proximal: Vector3, distal: Vector3)]) {
    var rows = [SIMD8<Double>](repeating: .zero, count: 6)
    for (a, b) in pairs {
      let all = SIMD8(a.x, a.y, a.z, b.x, b.y, b.z, 0, 0)
      for row in 0..<6 { rows[row] += all[row] * all }
    }
    let diagonal = (0..<6).map { rows[$0][$0] }
    // Cholesky's factor, row by row; what is left of a row's pivot is its own.
    for row in 0..<6 {
      let pivot = rows[row][row]
      guard pivot > Self.leastPivot * diagonal[row] else {
        rows[row] = .zero
        continue
      }
      rows[row] /= pivot.squareRoot()
      for column in 0..<row { rows[row][column] = 0 }
      for below in (row + 1)..<max(6, row + 1) { rows[below] -= rows[row][below] * rows[row] }
    }
    roots = rows.map { (Vector3($0[0], $0[1], $0[2]), Vector3($0[3], $0[4], $0[5])) }
  }
}
