public import HiplineCore

extension VQF {
  /// What changes with every sample; saving and restoring it splits a stream without a trace.
  public struct State: Sendable, Hashable {
    /// The integrated gyroscope, sensor to almost inertial frame.
    private var integral = Quaternion.identity
    /// Almost inertial frame to earth.
    private var tilt = Quaternion.identity
    /// The bias in rad/s.
    public private(set) var gyroscopeBias = Vector3.zero
    private(set) var covariance: BiasCovariance
    private var rest = RestDetector()
    private var gravity = SettlingLowPass()
    /// The rows of the rotation matrix, and in the fourth place of the first two that row times the bias.
    private var row1 = SettlingLowPass()
    private var row2 = SettlingLowPass()
    private var row3 = SettlingLowPass()
    private var gyroscopeSamples = 0
    private var accelerometerSamples = 0

    /// Before the first sample: level, no bias.
    public init(_ coefficients: Coefficients) {
      covariance = BiasCovariance(variance: coefficients.initialVariance)
    }

    /// The orientation at the last sample, sensor to earth, scalar first, with an arbitrary heading.
    public var sensorToEarth: Quaternion { (tilt * integral).polished }

    /// Whether the last sample was at rest.
    public var isRest: Bool { rest.isRest }

    /// An upper bound of the bias's standard deviation in any direction, in rad/s.
    public func gyroscopeBiasSigma(_ coefficients: Coefficients) -> Double {
      covariance.sigmaBound(atMost: coefficients.initialVariance)
    }

    @inline(__always)
    mutating func advance(
      gyroscope: Vector3, accelerometer: Vector3, _ c: Coefficients
    ) {
      gyroscopeSamples += 1
      rest.add(
        gyroscope: SIMD4(gyroscope.x, gyroscope.y, gyroscope.z, 0), number: gyroscopeSamples, c)
      let half = (0.5 * c.stepSeconds) * (gyroscope - gyroscopeBias)
      integral = (integral * Quaternion.turn(half: half)).polished

      if accelerometer == .zero { return }
      accelerometerSamples += 1
      rest.add(
        accelerometer: SIMD4(accelerometer.x, accelerometer.y, accelerometer.z, 0),
        number: accelerometerSamples, c)
      let inertial = integral.rotate(accelerometer)
      let average = gravity.next(
        SIMD4(inertial.x, inertial.y, inertial.z, 0), number: accelerometerSamples,
        c.gravityLowPass)
      let mean = Vector3(average.x, average.y, average.z)
      let square = mean.dot(mean)
      var error = Vector3.zero
      if square > 0 {
        error = tilt.rotate(mean) * (1 / square.squareRoot())
        tilt = (Quaternion.tilt(toUp: error) * tilt).polished
      }
      if c.learnsInMotion || c.learnsAtRest { learnBias(error: error, c) }
    }

    /// - Parameter error: The averaged specific force in the earth frame before it was tilted upright.
    @inline(__always)
    private mutating func learnBias(error: Vector3, _ c: Coefficients) {
      let (r1, r2, r3) = sensorToEarth.rows
      let number = accelerometerSamples
      let b1 = r1.dot(gyroscopeBias)
      let b2 = r2.dot(gyroscopeBias)
      let m1 = row1.next(SIMD4(r1.x, r1.y, r1.z, b1), number: number, c.gravityLowPass)
      let m2 = row2.next(SIMD4(r2.x, r2.y, r2.z, b2), number: number, c.gravityLowPass)
      let m3 = row3.next(SIMD4(r3.x, r3.y, r3.z, 0), number: number, c.gravityLowPass)

      covariance.grow(by: c.varianceStep, below: c.initialVariance)
      let change: Vector3
      if isRest && c.learnsAtRest {
        let residual = Vector3(rest.rate.x, rest.rate.y, rest.rate.z) - gyroscopeBias
        change = covariance.update(
          residual: residual.clamped(c.largestBias), variance: c.restVariance)
      } else if c.learnsInMotion {
        let rate = 1 / c.stepSeconds
        let mean1 = Vector3(m1.x, m1.y, m1.z)
        let mean2 = Vector3(m2.x, m2.y, m2.z)
        let mean3 = Vector3(m3.x, m3.y, m3.z)
        let residual = Vector3(
          m1.w - error.y * rate - mean1.dot(gyroscopeBias),
          m2.w + error.x * rate - mean2.dot(gyroscopeBias),
          -mean3.dot(gyroscopeBias))
        change = covariance.update(
          residual: residual.clamped(c.largestBias), rows: mean1, mean2, mean3,
          variances: c.motionVariances)
      } else {
        return
      }
      gyroscopeBias = (gyroscopeBias + change).clamped(c.largestBias)
    }
  }
}

extension Quaternion {
  /// The rows of the rotation matrix.
  @inline(__always)
  fileprivate var rows: (Vector3, Vector3, Vector3) {
    let (dx, dy, dz) = (2 * x, 2 * y, 2 * z)
    let (xx, yy, zz) = (dx * x, dy * y, dz * z)
    let (xy, xz, yz) = (dx * y, dx * z, dy * z)
    let (wx, wy, wz) = (dx * w, dy * w, dz * w)
    return (
      Vector3(1 - (yy + zz), xy - wz, xz + wy), Vector3(xy + wz, 1 - (xx + zz), yz - wx),
      Vector3(xz - wy, yz + wx, 1 - (xx + yy))
    )
  }
}

extension Vector3 {
  /// Every component limited to `-limit...limit`.
  @inline(__always)
  fileprivate func clamped(_ limit: Double) -> Vector3 {
    Vector3(
      min(max(x, -limit), limit), min(max(y, -limit), limit), min(max(z, -limit), limit))
  }
}
