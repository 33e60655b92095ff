/// Eight responses of the error state, side by side.
///
/// The rows are the tilt about the first two axes of the earth (rad), the gyroscope's bias (rad/s) and the velocity
/// (m/s). A lane is either what one cause brings about, or a column of the covariance.
struct ErrorState {
  typealias Lanes = SIMD8<Double>

  static let count = 8
  static let tilt = 0
  static let bias = 2
  static let velocity = 5

  var rows = InlineArray<8, Lanes>(repeating: .zero)

  /// What one step adds to eight responses.
  struct Input {
    var tilt = InlineArray<2, Lanes>(repeating: .zero)
    var velocity = InlineArray<3, Lanes>(repeating: .zero)
  }

  /// The state after a step: the tilt turns with the bias, and the velocity gathers what the mean tilt makes of the
  /// specific force.
  @inline(__always)
  mutating func advance(_ step: Transition) {
    let (x, y) = (rows[0], rows[1])
    rows[0] -= (step.turn[0] * rows[2] + step.turn[1] * rows[3]) + step.turn[2] * rows[4]
    rows[1] -= (step.turn[3] * rows[2] + step.turn[4] * rows[3]) + step.turn[5] * rows[4]
    tiltForce(x + rows[0], y + rows[1], step)
  }

  @inline(__always)
  mutating func add(_ input: Input, _ step: Transition) {
    rows[0] += input.tilt[0]
    rows[1] += input.tilt[1]
    tiltForce(input.tilt[0], input.tilt[1], step)
    for axis in 0..<3 { rows[Self.velocity + axis] += input.velocity[axis] }
  }

  /// φ × ∫ f dt with half of the given tilt.
  @inline(__always)
  private mutating func tiltForce(_ x: Lanes, _ y: Lanes, _ step: Transition) {
    rows[5] += y * step.halfForce[2]
    rows[6] -= x * step.halfForce[2]
    rows[7] += x * step.halfForce[1] - y * step.halfForce[0]
  }

  /// The state with rows and lanes exchanged.
  @inline(__always)
  var transposed: ErrorState {
    var result = ErrorState()
    for row in 0..<Self.count {
      for lane in 0..<Self.count { result.rows[lane][row] = rows[row][lane] }
    }
    return result
  }

  /// What one step does to any state.
  struct Transition {
    /// The first two rows of ∫ R dt, in seconds.
    var turn = InlineArray<6, Double>(repeating: 0)
    /// Half of ∫ R f dt, in m/s.
    var halfForce = InlineArray<3, Double>(repeating: 0)
  }

  /// The adjoint of ``advance(_:)``, for a single state: what `adjoint` after the step is before it.
  @inline(__always)
  static func retreat(_ adjoint: inout Lanes, _ step: Transition) {
    let x = adjoint[7] * step.halfForce[1] - adjoint[6] * step.halfForce[2]
    let y = adjoint[5] * step.halfForce[2] - adjoint[7] * step.halfForce[0]
    // The tilt enters the velocity before and after the bias has turned it.
    let (afterX, afterY) = (adjoint[0] + x, adjoint[1] + y)
    adjoint[0] = afterX + x
    adjoint[1] = afterY + y
    for axis in 0..<3 {
      adjoint[bias + axis] -= step.turn[axis] * afterX + step.turn[3 + axis] * afterY
    }
  }
}
