import HiplineCore
import RealModule

/// The noise densities of the smoother's model, which follow the movement, `[steps]`.
struct MotionNoise {
  /// Of the tilt's rate, in rad²/s.
  private(set) var tilt: [Double]
  /// Of the acceleration, in (m/s²)²/Hz.
  private(set) var acceleration: [Double]
  /// Of the velocity across and along the vertical, in (m/s)²/Hz.
  private(set) var horizontalVelocity: [Double]
  private(set) var verticalVelocity: [Double]

  init(_ motion: Preintegration, _ parameters: OrientationSmoother.Parameters) {
    let mean = TwoSidedMean(
      steps: parameters.filter.accelerometerTimeConstantSeconds / motion.stepSeconds)

    let white = parameters.gyroscopeNoiseDegreesPerSecondPerRootHertz * .pi / 180
    let part = parameters.gyroscopeNonlinearity
    tilt = motion.squaredRate.map {
      white * white + 2 * parameters.gyroscopeErrorSeconds * part * part * $0
    }

    // An error that turns with the sensor is a Lorentz line as wide as the sensor turns fast; it matters where the
    // filter begins to trust gravity.
    let cutoff = 2.0.squareRoot() / parameters.filter.accelerometerTimeConstantSeconds
    let floor = parameters.accelerometerNoiseMicrogravitiesPerRootHertz * 9.81e-6
    let error = parameters.accelerometerErrorMetresPerSecondSquared
    acceleration = mean(motion.squaredRate).map {
      floor * floor + 2 * error * error * $0.squareRoot() / ($0 + cutoff * cutoff)
    }

    // A velocity of this variance that stays the same for this long has the density 2 σ² T below 1 / T. What is slower than
    // the time constant is the drift of the integral.
    func density(_ component: (Vector3) -> Double) -> [Double] {
      var velocity: [Double] = []
      velocity.reserveCapacity(motion.count)
      var sum = 0.0
      for change in motion.velocityChange {
        sum += component(change)
        velocity.append(sum)
      }
      let slow = mean(velocity)
      let unseen = parameters.unseenSpeedMetresPerSecond * parameters.unseenSpeedMetresPerSecond
      return mean(zip(velocity, slow).map { ($0 - $1) * ($0 - $1) }).map {
        2 * parameters.velocitySeconds * ($0 + unseen)
      }
    }
    horizontalVelocity = zip(density(\.x), density(\.y)).map { 0.5 * ($0 + $1) }
    verticalVelocity = density(\.z)
  }
}

/// An average weighted by exp(−|t| / τ), which keeps what is positive positive.
struct TwoSidedMean {
  private let steps: Double

  init(steps: Double) { self.steps = max(1, steps) }

  func callAsFunction(_ values: [Double]) -> [Double] {
    guard !values.isEmpty else { return [] }
    let gain = 1 / (steps + 1)
    let beginning = values.prefix(Int(steps))
    var mean = beginning.reduce(0, +) / Double(beginning.count)
    var result = values
    for index in values.indices {
      mean += gain * (values[index] - mean)
      result[index] = mean
    }
    for index in values.indices.reversed() {
      mean += gain * (result[index] - mean)
      result[index] = mean
    }
    return result
  }
}
