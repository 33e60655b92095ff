/// A quantity that rests on plateaus and moves between them by minimum-jerk profiles.
///
///              ________
///             /        \
///     _______/          \______
///           |--|       |--|      moves
///
/// A move of length *T* from *x* to *x* + *d* follows *x* + *d* (10*s*³ − 15*s*⁴ + 6*s*⁵) with
/// *s* = (*t* − start)/*T*; its rate and acceleration are zero at both ends.
///
/// Source: Flash, Hogan 1985, J Neurosci 5:1688, <https://doi.org/10.1523/JNEUROSCI.05-07-01688.1985>.
package struct MinimumJerkCurve: Hashable {
  private struct Move: Hashable {
    var startSeconds: Double
    var lengthSeconds: Double
    var from: Double
    var change: Double
  }

  private let initial: Double
  private var moves: [Move] = []

  /// A curve that stays at `initial` until the first move.
  package init(initial: Double = 0) { self.initial = initial }

  /// The value after the last move so far.
  var final: Double { moves.last.map { $0.from + $0.change } ?? initial }

  /// Adds a move to the value `target`.
  ///
  /// - Precondition: a positive length, and a start not before the end of the last move.
  package mutating func move(
    to target: Double, from startSeconds: Double, lasting lengthSeconds: Double
  ) {
    precondition(lengthSeconds > 0, "a positive length expected, got \(lengthSeconds) s")
    if let last = moves.last {
      precondition(
        startSeconds >= last.startSeconds + last.lengthSeconds - 1e-9,
        "a move cannot start at \(startSeconds) s, inside the one before")
    }
    moves.append(
      Move(
        startSeconds: startSeconds, lengthSeconds: lengthSeconds,
        from: final, change: target - final))
  }

  /// The quantity at a time in seconds, with its derivatives.
  ///
  /// - Complexity: O(log *n*) in the number of moves.
  package func at(_ seconds: Double) -> Jet {
    var low = 0
    var high = moves.count
    while low < high {
      let middle = (low + high) / 2
      if moves[middle].startSeconds <= seconds { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Jet(initial) }
    let move = moves[low - 1]
    let length = move.lengthSeconds
    let s = (seconds - move.startSeconds) / length
    guard s < 1 else { return Jet(move.from + move.change) }
    let shape = s * s * s * (10 + s * (-15 + 6 * s))
    let slope = 30 * s * s * (1 - s) * (1 - s)
    let curvature = 60 * s * (1 - s) * (1 - 2 * s)
    return Jet(
      move.from + move.change * shape,
      rate: move.change * slope / length,
      acceleration: move.change * curvature / (length * length))
  }
}
