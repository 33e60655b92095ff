/// The recursion of ``VQF``, for two streams side by side.
struct PairFilter: Sendable, Hashable {
  /// The integrated gyroscope, sensor to almost inertial frame.
  private var integral = PairQuaternion.identity
  /// Almost inertial frame to earth.
  private var tilt = PairQuaternion.identity
  /// Their product, tilt after integral, of length one but for rounding.
  private(set) var sensorToEarth = PairQuaternion.identity
  private(set) var estimate: BiasEstimate
  private(set) var rest: RestDetector
  private var gravityClock: SettlingLowPass.Clock
  private var gravity = VectorLowPass()
  /// Of the rows of the rotation matrix, and of the bias in the first two directions of the earth.
  private var row1 = VectorLowPass()
  private var row2 = VectorLowPass()
  private var row3 = VectorLowPass()
  private var bias1 = SettlingLowPass()
  private var bias2 = SettlingLowPass()
  private var samples = 0

  init(_ c: VQF.Coefficients) {
    estimate = BiasEstimate(variance: c.initialVariance)
    rest = RestDetector(c)
    gravityClock = .init(c.gravityLowPass)
  }

  /// Turns by the angular rate in rad/s.
  @inline(__always)
  mutating func integrate(_ gyroscope: PairVector, _ c: VQF.Coefficients) {
    samples += 1
    rest.add(gyroscope: gyroscope, c)
    let half = (gyroscope - estimate.bias) * Pair(repeating: 0.5 * c.stepSeconds)
    let turn = PairQuaternion.Turn(half: half)
    integral = integral.turned(by: turn)
    sensorToEarth = sensorToEarth.turned(by: turn)
    if samples & 15 == 0 { polish() }
  }

  /// Takes away what rounding adds up to.
  @inline(never)
  private mutating func polish() {
    integral = integral.polished
    tilt = tilt.polished
    sensorToEarth = tilt.times(integral).polished
  }

  /// Tilts towards the averaged specific force in m/s², and learns the bias.
  @inline(__always)
  mutating func correct(_ accelerometer: PairVector, _ c: VQF.Coefficients) {
    rest.add(accelerometer: accelerometer, c)
    gravityClock.tick(c.gravityLowPass)
    let mean = gravity.next(integral.rotate(accelerometer), gravityClock.stage)
    let square = mean.dot(mean)
    let inverse = 1 / Pair(square[0].squareRoot(), square[1].squareRoot())
    var up = tilt.rotate(mean) * inverse
    let correction = PairQuaternion.Tilt(upright: up)
    tilt = tilt.tilted(correction)
    sensorToEarth = sensorToEarth.tilted(correction)
    if c.startsUpright && gravityClock.isFirst {
      up = PairVector(.zero, .zero, Pair(1, 1))
    }
    if c.learnsInMotion || c.learnsAtRest { learnBias(up, c) }
  }

  /// - Parameter up: The direction of the averaged specific force in the earth frame before it was tilted upright.
  @inline(__always)
  private mutating func learnBias(_ up: PairVector, _ c: VQF.Coefficients) {
    let stage = gravityClock.stage
    let bias = estimate.bias
    let (r1, r2, r3) = sensorToEarth.rows
    let b1 = bias1.next(r1.dot(bias), stage)
    let b2 = bias2.next(r2.dot(bias), stage)
    var m1 = row1.next(r1, stage)
    var m2 = row2.next(r2, stage)
    var m3 = row3.next(r3, stage)
    estimate.grow(by: c.varianceStep, below: c.initialVariance)

    var residual = PairVector(
      (b1 - m1.dot(bias)) - up.y * c.sampleRateHertz,
      (b2 - m2.dot(bias)) + up.x * c.sampleRateHertz,
      -m3.dot(bias))
    var variance = c.motionVariance
    var verticalVariance = c.verticalVariance
    if rest.isRest.any && c.learnsAtRest {
      // At rest the low-passed rate is the bias: a measurement in the sensor's own axes.
      let mask = rest.isRest
      let (zero, one) = (Pair.zero, Pair(1, 1))
      m1 = mask.choose(PairVector(one, zero, zero), else: m1)
      m2 = mask.choose(PairVector(zero, one, zero), else: m2)
      m3 = mask.choose(PairVector(zero, zero, one), else: m3)
      residual = mask.choose(rest.rate - bias, else: residual)
      variance = mask.choose(c.restVariance, else: variance)
      verticalVariance = mask.choose(c.restVariance, else: verticalVariance)
    }
    residual = residual.clamped(c.largestBias)

    // One component after the other, each with what the ones before have changed.
    var change = estimate.update(row: m1, residual: residual.x, variance: variance)
    change =
      change + estimate.update(row: m2, residual: residual.y - m2.dot(change), variance: variance)
    _ = estimate.update(row: m3, residual: residual.z - m3.dot(change), variance: verticalVariance)
    estimate.bias = estimate.bias.clamped(c.largestBias)
  }
}
