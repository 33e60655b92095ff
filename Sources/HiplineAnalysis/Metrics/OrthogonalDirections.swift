/// Functions of time made orthonormal, to take what they explain off other functions of it (Gram–Schmidt).
struct OrthogonalDirections: Sendable {
  private var directions: [[Double]] = []

  /// Those of functions that are each sampled as often as the others; one that others explain adds nothing.
  init(_ functions: [[Double]]) {
    for function in functions {
      let left = left(of: function)
      let size = Self.product(left, left).squareRoot()
      if size > 0 { directions.append(left.map { $0 / size }) }
    }
  }

  /// What they do not explain.
  func left(of values: [Double]) -> [Double] {
    var left = values
    for direction in directions {
      let part = Self.product(left, direction)
      for index in left.indices { left[index] -= part * direction[index] }
    }
    return left
  }

  /// The value of one of them at a place.
  subscript(direction: Int, place: Int) -> Double { directions[direction][place] }

  static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for index in one.indices { sum += one[index] * other[index] }
    return sum
  }
}
