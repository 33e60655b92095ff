/// The recursion of ``VQF``, for two streams side by side.
struct PairFilter: Sendable, Hashable {
  /// The integrated gyroscope, sensor to almost inertial frame.
  private var integral = PairQuaternion.identity
  /// Almost inertial frame to earth.
  private var tilt = PairQuaternion.identity
  /// Their product, tilt after integral, of length one but for rounding.
  private(set) var sensorToEarth = PairQuaternion.identity
  private(set) var estimate: BiasEstimate
  private(set) var rest = RestDetector()
  private var gravity = VectorLowPass()
  /// Of the rows of the rotation matrix, and of the bias in the first two directions of the earth.
  private var row1 = VectorLowPass()
  private var row2 = VectorLowPass()
  private var row3 = VectorLowPass()
  private var bias1 = SettlingLowPass()
  private var bias2 = SettlingLowPass()

  private var samples = 0
  private var accelerometerSamples = 0
  /// Whether all low-passes are past their beginning.
  private var isSettled = false

  init(_ c: VQF.Coefficients) { estimate = BiasEstimate(variance: c.initialVariance) }

  /// One sample.
  ///
  /// - Parameters:
  ///   - gyroscope: Angular rate in rad/s.
  ///   - accelerometer: Specific force in m/s²; not looked at if `isMissing`.
  @inline(__always)
  mutating func advance(
    gyroscope: PairVector, accelerometer: PairVector, isMissing: Bool, _ c: VQF.Coefficients
  ) {
    samples += 1
    if isSettled {
      integrate(gyroscope, c.restLowPass.steady, c)
      if !isMissing { correct(accelerometer, c.restLowPass.steady, c.gravityLowPass.steady, c) }
    } else {
      settle(gyroscope, accelerometer, isMissing, c)
    }
  }

  @inline(never)
  private mutating func settle(
    _ gyroscope: PairVector, _ accelerometer: PairVector, _ isMissing: Bool, _ c: VQF.Coefficients
  ) {
    integrate(gyroscope, c.restLowPass.recursion(samples), c)
    if isMissing { return }
    accelerometerSamples += 1
    correct(
      accelerometer, c.restLowPass.recursion(accelerometerSamples),
      c.gravityLowPass.recursion(accelerometerSamples), c)
    isSettled =
      accelerometerSamples
      >= Swift.max(c.restLowPass.settlingSamples, c.gravityLowPass.settlingSamples)
  }

  /// Turns by the angular rate.
  @inline(__always)
  private mutating func integrate(
    _ gyroscope: PairVector, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    rest.add(gyroscope: gyroscope, recursion, c)
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

  /// Tilts towards the averaged specific force, and learns the bias.
  @inline(__always)
  private mutating func correct<Recursion: LowPassRecursion>(
    _ accelerometer: PairVector, _ restRecursion: Recursion, _ gravityRecursion: Recursion,
    _ c: VQF.Coefficients
  ) {
    rest.add(accelerometer: accelerometer, restRecursion, c)
    let mean = gravity.next(integral.rotate(accelerometer), gravityRecursion)
    let square = mean.dot(mean)
    let inverse = 1 / Pair(square[0].squareRoot(), square[1].squareRoot())
    var up = tilt.rotate(mean) * inverse
    let correction = PairQuaternion.Tilt(upright: up)
    tilt = tilt.tilted(correction)
    sensorToEarth = sensorToEarth.tilted(correction)
    if c.startsUpright && !isSettled && accelerometerSamples == 1 {
      up = PairVector(.zero, .zero, Pair(1, 1))
    }
    if c.learnsInMotion || c.learnsAtRest { learnBias(up, gravityRecursion, c) }
  }

  /// - Parameter up: The direction of the averaged specific force in the earth frame before it was tilted upright.
  @inline(__always)
  private mutating func learnBias(
    _ up: PairVector, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    let bias = estimate.bias
    let (r1, r2, r3) = sensorToEarth.rows
    let b1 = bias1.next(r1.dot(bias), recursion)
    let b2 = bias2.next(r2.dot(bias), recursion)
    var m1 = row1.next(r1, recursion)
    var m2 = row2.next(r2, recursion)
    var m3 = row3.next(r3, recursion)
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

    estimate.update(
      rows: (m1, m2, m3), residual: residual, variances: (variance, variance, verticalVariance))
    estimate.bias = estimate.bias.clamped(c.largestBias)
  }
}
