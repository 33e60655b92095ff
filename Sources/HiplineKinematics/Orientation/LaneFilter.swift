/// The recursion of ``VQF``, for as many streams side by side as there are lanes.
struct LaneFilter<Lane: LaneNumber>: Sendable, Hashable {
  /// The integrated gyroscope, sensor to almost inertial frame.
  private var integral = LaneQuaternion<Lane>.identity
  /// Almost inertial frame to earth.
  private var tilt = LaneQuaternion<Lane>.identity
  /// Their product, tilt after integral, of length one but for rounding.
  private(set) var sensorToEarth = LaneQuaternion<Lane>.identity
  private(set) var estimate: BiasEstimate<Lane>
  private(set) var rest = RestDetector<Lane>()
  private var gravity = VectorLowPass<Lane>()
  /// Of the rows of the rotation matrix, and of the bias in the first two directions of the earth.
  private var row1 = VectorLowPass<Lane>()
  private var row2 = VectorLowPass<Lane>()
  private var row3 = VectorLowPass<Lane>()
  private var bias1 = SettlingLowPass<Lane>()
  private var bias2 = SettlingLowPass<Lane>()

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
    gyroscope: LaneVector<Lane>, accelerometer: LaneVector<Lane>, isMissing: Bool,
    _ c: VQF.Coefficients
  ) {
    samples += 1
    if isSettled {
      integrate(gyroscope, c.restLowPass.steady, c)
      if isMissing {
        sensorToEarth = tilt.times(integral)
      } else {
        correct(accelerometer, c.restLowPass.steady, c.gravityLowPass.steady, c)
      }
    } else {
      settle(gyroscope, accelerometer, isMissing, c)
    }
  }

  @inline(never)
  private mutating func settle(
    _ gyroscope: LaneVector<Lane>, _ accelerometer: LaneVector<Lane>, _ isMissing: Bool,
    _ c: VQF.Coefficients
  ) {
    integrate(gyroscope, c.restLowPass.recursion(samples), c)
    if isMissing {
      sensorToEarth = tilt.times(integral)
      return
    }
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
    _ gyroscope: LaneVector<Lane>, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    rest.add(gyroscope: gyroscope, recursion, c)
    let half = (gyroscope - estimate.bias) * Lane(repeating: 0.5 * c.stepSeconds)
    integral = integral.turned(by: .init(half: half))
    if samples & 15 == 0 { polish() }
  }

  /// Takes away what rounding adds up to.
  @inline(never)
  private mutating func polish() {
    integral = integral.polished
    tilt = tilt.polished
  }

  /// Tilts towards the averaged specific force, and learns the bias.
  @inline(__always)
  private mutating func correct<Recursion: LowPassRecursion>(
    _ accelerometer: LaneVector<Lane>, _ restRecursion: Recursion,
    _ gravityRecursion: Recursion, _ c: VQF.Coefficients
  ) {
    rest.add(accelerometer: accelerometer, restRecursion, c)
    let mean = gravity.next(integral.rotate(accelerometer), gravityRecursion)
    let correction = LaneQuaternion.Tilt(upright: tilt.rotate(mean))
    sensorToEarth = tilt.times(integral).tilted(correction)
    tilt = tilt.tilted(correction)
    if c.learnsInMotion || c.learnsAtRest {
      let isStart = c.startsUpright && !isSettled && accelerometerSamples == 1
      learnBias(
        isStart ? .zero : correction.upX, isStart ? .zero : correction.upY, gravityRecursion, c)
    }
  }

  /// - Parameters:
  ///   - upX: The direction of the averaged specific force in the earth frame before it was tilted upright, its
  ///     horizontal components.
  @inline(__always)
  private mutating func learnBias(
    _ upX: Lane, _ upY: Lane, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    let bias = estimate.bias
    let (r1, r2, r3) = sensorToEarth.rows
    let b1 = bias1.next(r1.dot(bias), recursion)
    let b2 = bias2.next(r2.dot(bias), recursion)
    var m1 = row1.next(r1, recursion)
    var m2 = row2.next(r2, recursion)
    var m3 = row3.next(r3, recursion)
    estimate.grow(by: c.varianceStep, below: c.initialVariance)

    // At rest the low-passed rate is the bias: a measurement in the sensor's own axes.
    let isRest = rest.isRest
    if c.learnsAtRest && isRest.all {
      estimate.update(
        residual: (rest.rate - bias).clamped(c.largestBias),
        weight: Lane(repeating: c.restWeight))
    } else {
      var residual = LaneVector(
        (b1 - m1.dot(bias)) - c.sampleRateHertz * upY,
        (b2 - m2.dot(bias)) + c.sampleRateHertz * upX,
        -m3.dot(bias))
      var weight = Lane(repeating: c.motionWeight)
      var verticalWeight = Lane(repeating: c.verticalWeight)
      if c.learnsAtRest && isRest.any {
        m1 = isRest.choose(LaneVector(.one, .zero, .zero), else: m1)
        m2 = isRest.choose(LaneVector(.zero, .one, .zero), else: m2)
        m3 = isRest.choose(LaneVector(.zero, .zero, .one), else: m3)
        residual = isRest.choose(rest.rate - bias, else: residual)
        let restWeight = Lane(repeating: c.restWeight)
        weight = isRest.choose(restWeight, else: weight)
        verticalWeight = isRest.choose(restWeight, else: verticalWeight)
      }
      estimate.update(
        rows: (m1, m2, m3), residual: residual.clamped(c.largestBias),
        weights: (weight, weight, verticalWeight))
    }
    estimate.bias = estimate.bias.clamped(c.largestBias)
  }
}
