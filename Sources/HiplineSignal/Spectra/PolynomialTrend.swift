import RealModule

/// The polynomial that fits a signal best by least squares, such as a slow movement under an oscillation.
///
/// Of an oscillation of so many cycles it takes next to nothing while its degree is well below twice their number; a filter of the
/// same reach would not know the signal beyond its ends.
package enum PolynomialTrend {
  /// The signal without its trend, `[samples]`, in the same unit.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`, uniform; an empty one stays empty.
  ///   - degree: Not negative; lowered to less than the number of samples.
  /// - Complexity: O(*n* · degree).
  ///
  /// The polynomials are orthogonal on the samples (Gram's): each is fitted by itself, by their three-term recurrence.
  package static func removed(from signal: [Double], degree: Int) -> [Double] {
    precondition(degree >= 0, "a degree of at least 0 expected, got \(degree)")
    var rest = signal
    let count = signal.count
    guard count > 0 else { return rest }
    let middle = Double(count - 1) / 2
    var previous = Array(repeating: 0.0, count: count)
    var current = Array(repeating: 1 / Double(count).squareRoot(), count: count)
    var coupling = 0.0
    for order in 0...min(degree, count - 1) {
      let share = zip(current, rest).reduce(0) { $0 + $1.0 * $1.1 }
      for index in rest.indices { rest[index] -= share * current[index] }
      guard order < min(degree, count - 1) else { break }
      // x times a polynomial, made orthogonal to it and to the one before: by symmetry the former it is.
      var next = current.indices.map { index in
        (Double(index) - middle) / max(1, middle) * current[index] - coupling * previous[index]
      }
      coupling = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard coupling > 0 else { break }
      for index in next.indices { next[index] /= coupling }
      (previous, current) = (current, next)
    }
    return rest
  }
}
