import HiplineCore

/// The least-squares problem of ``OrientationSmoother``, solved step by step.
struct ErrorStateSmoother {
  private typealias Lanes = ErrorState.Lanes

  private let motion: Preintegration
  private let noise: MotionNoise
  private let sigmas: [Double]
  private let biasDensity: Double
  private let startVariances: Lanes

  /// What the first pass leaves for the others, for every state.
  private struct Stage {
    /// Of the measurements of the three components of the velocity.
    var gains = InlineArray<3, Lanes>(repeating: .zero)
    /// Inverse variances of the innovations.
    var weights = InlineArray<3, Double>(repeating: 0)
    /// The rows of tilt and bias of the covariance after the measurements.
    var covariance = InlineArray<5, Lanes>(repeating: .zero)
    /// The state with the calibration applied, after the measurements, and its innovations before each of them.
    var state = Lanes.zero
    var innovations = InlineArray<3, Double>(repeating: 0)
  }

  init(_ motion: Preintegration, _ parameters: OrientationSmoother.Parameters) {
    self.motion = motion
    noise = MotionNoise(motion, parameters)
    sigmas = parameters.calibrationSigmas
    func squared(degrees: Double) -> Double {
      let radians = degrees * .pi / 180
      return radians * radians
    }
    let filter = parameters.filter
    biasDensity = squared(degrees: 0.1) / filter.biasForgettingTimeSeconds
    let tilt = squared(degrees: parameters.largestTiltDegrees)
    let bias = squared(degrees: filter.initialBiasSigmaDegreesPerSecond)
    // The first velocity is known as little as any.
    let across = noise.horizontalVelocity[0] / (2 * parameters.velocitySeconds)
    let along = noise.verticalVelocity[0] / (2 * parameters.velocitySeconds)
    startVariances = Lanes(tilt, tilt, bias, bias, bias, across, across, along)
  }

  /// The corrections; nil where numbers are too large to compute with.
  func solve() -> ErrorStateSolution? {
    var stages = [Stage](repeating: Stage(), count: motion.count + 1)
    let equations = filterCauses(&stages)
    guard let errors = equations.solution(sigmas: sigmas) else { return nil }
    filterState(&stages, errors)
    return smooth(stages, errors)
  }

  /// Forwards in time: the covariance and, with its gains, the response to every cause.
  private func filterCauses(_ stages: inout [Stage]) -> CalibrationEquations {
    var equations = CalibrationEquations()
    var responses = InlineArray<3, ErrorState>(repeating: ErrorState())
    var covariance = ErrorState()
    for row in 0..<ErrorState.count { covariance.rows[row][row] = startVariances[row] }
    for state in 0...motion.count {
      let variances = velocityVariances(state)
      for axis in 0..<3 {
        let measured = ErrorState.velocity + axis
        let row = covariance.rows[measured]
        let weight = 1 / (row[measured] + variances[axis])
        let gain = row * weight
        stages[state].gains[axis] = gain
        stages[state].weights[axis] = weight
        for index in 0..<ErrorState.count { covariance.rows[index] -= gain[index] * row }
        var innovations = InlineArray<3, Lanes>(repeating: .zero)
        for block in 0..<Preintegration.blocks {
          let innovation = -responses[block].rows[measured]
          innovations[block] = innovation
          for index in 0..<ErrorState.count {
            responses[block].rows[index] += gain[index] * innovation
          }
        }
        equations.add(innovations, weight: weight)
      }
      for index in 0..<5 { stages[state].covariance[index] = covariance.rows[index] }
      guard state < motion.count else { break }

      let step = motion.transitions[state]
      for block in 0..<Preintegration.blocks {
        responses[block].advance(step)
        responses[block].add(motion.inputs[state * Preintegration.blocks + block], step)
      }
      covariance.advance(step)
      covariance = covariance.transposed
      covariance.advance(step)
      grow(&covariance, state)
    }
    return equations
  }

  /// The variance of the mean of a white velocity over a step.
  private func velocityVariances(_ state: Int) -> InlineArray<3, Double> {
    let step = min(state, motion.count - 1)
    let across = noise.horizontalVelocity[step] / motion.stepSeconds
    return [across, across, noise.verticalVelocity[step] / motion.stepSeconds]
  }

  @inline(__always)
  private func grow(_ covariance: inout ErrorState, _ step: Int) {
    let seconds = motion.stepSeconds
    let (tilt, velocity) = (noise.tilt[step] * seconds, noise.acceleration[step] * seconds)
    for axis in 0..<2 { covariance.rows[ErrorState.tilt + axis][ErrorState.tilt + axis] += tilt }
    for axis in 0..<3 {
      covariance.rows[ErrorState.bias + axis][ErrorState.bias + axis] += biasDensity * seconds
      covariance.rows[ErrorState.velocity + axis][ErrorState.velocity + axis] += velocity
    }
  }

  /// Forwards again with the same gains: the state that all causes together bring about.
  private func filterState(_ stages: inout [Stage], _ errors: [Double]) {
    var shares = InlineArray<3, Lanes>(repeating: .zero)
    shares[0][0] = 1
    for (index, error) in errors.enumerated() {
      let cause = index + 1
      shares[cause / ErrorState.count][cause % ErrorState.count] = error
    }
    // One state in lane 0.
    var response = ErrorState()
    for state in 0...motion.count {
      for axis in 0..<3 {
        let innovation = -response.rows[ErrorState.velocity + axis][0]
        stages[state].innovations[axis] = innovation
        for index in 0..<ErrorState.count {
          response.rows[index][0] += stages[state].gains[axis][index] * innovation
        }
      }
      for index in 0..<ErrorState.count { stages[state].state[index] = response.rows[index][0] }
      guard state < motion.count else { break }
      let step = motion.transitions[state]
      var input = ErrorState.Input()
      for block in 0..<Preintegration.blocks {
        let part = motion.inputs[state * Preintegration.blocks + block]
        for axis in 0..<2 { input.tilt[axis][0] += (part.tilt[axis] * shares[block]).sum() }
        for axis in 0..<3 { input.velocity[axis][0] += (part.velocity[axis] * shares[block]).sum() }
      }
      response.advance(step)
      response.add(input, step)
    }
  }

  /// Backwards in time: what the samples after each state say about it.
  private func smooth(_ stages: [Stage], _ errors: [Double]) -> ErrorStateSolution {
    var tilts = [SIMD2<Double>](repeating: .zero, count: stages.count)
    var biases = [Vector3](repeating: .zero, count: stages.count)
    var adjoint = Lanes.zero
    for state in stages.indices.reversed() {
      let stage = stages[state]
      var smoothed = InlineArray<5, Double>(repeating: 0)
      for index in 0..<5 {
        smoothed[index] = stage.state[index] - (stage.covariance[index] * adjoint).sum()
      }
      tilts[state] = SIMD2(smoothed[0], smoothed[1])
      biases[state] = Vector3(smoothed[2], smoothed[3], smoothed[4])
      for axis in (0..<3).reversed() {
        adjoint[ErrorState.velocity + axis] -=
          (stage.gains[axis] * adjoint).sum() + stage.innovations[axis] * stage.weights[axis]
      }
      if state > 0 { ErrorState.retreat(&adjoint, motion.transitions[state - 1]) }
    }
    return ErrorStateSolution(tilts: tilts, biases: biases, calibration: errors)
  }
}
