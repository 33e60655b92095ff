import HiplineCore

/// The sum of the squares of one linear form over many pairs of vectors, as six pairs.
///
/// For any *j₁*, *j₂* the sum over all pairs of (*a₁*·*j₁* + *a₂*·*j₂*)² is the same over ``roots``: with the pairs as rows of A they
/// are the rows of R in A = QR. Found by the modified Gram–Schmidt process, which squares no rounding.
struct QuadraticForm6 {
  /// Six pairs, some of them zero where the pairs span less than six dimensions.
  let roots: [(proximal: Vector3, distal: Vector3)]

  /// A column of which others leave less than this share is rounding: the pairs do not reach further in its direction.
  private static let leastShare = 1e-14

  init(_ pairs: [(proximal: Vector3, distal: Vector3)]) {
    var columns = [
      pairs.map { $0.proximal.x }, pairs.map { $0.proximal.y }, pairs.map { $0.proximal.z },
      pairs.map { $0.distal.x }, pairs.map { $0.distal.y }, pairs.map { $0.distal.z },
    ]
    let lengths = columns.map { Self.product($0, $0).squareRoot() }
    var rows = [SIMD8<Double>](repeating: .zero, count: 6)
    for row in 0..<6 {
      let length = Self.product(columns[row], columns[row]).squareRoot()
      guard length > Self.leastShare * lengths[row] else { continue }
      rows[row][row] = length
      for column in (row + 1)..<max(6, row + 1) {
        let part = Self.product(columns[row], columns[column]) / length
        rows[row][column] = part
        let share = part / length
        for index in columns[row].indices {
          columns[column][index] -= share * columns[row][index]
        }
      }
    }
    roots = rows.map { (Vector3($0[0], $0[1], $0[2]), Vector3($0[3], $0[4], $0[5])) }
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for index in one.indices { sum += one[index] * other[index] }
    return sum
  }
}
