import HiplineCore

/// Where the sensor rests, from how steady its readings are.
///
/// Source: Laidig, Seel 2023 (see ``VQF``), section 3.5; the stillness is ours (see ``VQF/Stillness``).
struct RestDetector: Sendable, Hashable {
  /// The low-passed angular rate, in rad/s.
  private(set) var rate = SIMD4<Double>.zero
  private(set) var isRest = false
  private var stillSeconds = 0.0
  private var rateLowPass = SettlingLowPass()
  private var forceLowPass = SettlingLowPass()
  /// The low-passed readings when the stillness began.
  private var firstRate = SIMD4<Double>.zero
  private var firstForce = SIMD4<Double>.zero

  @inline(__always)
  mutating func add(gyroscope: SIMD4<Double>, number: Int, _ c: VQF.Coefficients) {
    rate = rateLowPass.next(gyroscope, number: number, c.restLowPass)
    let deviation = gyroscope - rate
    if squaredLength(deviation) >= c.restRateSquared
      || max(abs(rate.x), max(abs(rate.y), abs(rate.z))) > c.largestBias
    {
      stillSeconds = 0
      isRest = false
    }
  }

  @inline(__always)
  mutating func add(accelerometer: SIMD4<Double>, number: Int, _ c: VQF.Coefficients) {
    let force = forceLowPass.next(accelerometer, number: number, c.restLowPass)
    let deviation = accelerometer - force
    if squaredLength(deviation) >= c.restAccelerationSquared {
      stillSeconds = 0
      isRest = false
      return
    }
    if c.judgesStillness { judgeStillness(force, c) }
    stillSeconds += c.stepSeconds
    if stillSeconds >= c.restMinimumSeconds { isRest = true }
  }

  @inline(__always)
  private mutating func judgeStillness(_ force: SIMD4<Double>, _ c: VQF.Coefficients) {
    if stillSeconds > 0 {
      if !hasMoved(force, c) { return }
      stillSeconds = 0
      isRest = false
    }
    firstRate = rate
    firstForce = force
  }

  /// Whether the readings have left what they were when the stillness began.
  @inline(__always)
  private func hasMoved(_ force: SIMD4<Double>, _ c: VQF.Coefficients) -> Bool {
    if squaredLength(rate - firstRate) > c.rateToleranceSquared { return true }
    // |a × b|² > tan² · (a · b)², with b − a for b on the left, where it makes no difference.
    let difference = force - firstForce
    let reference = squaredLength(firstForce)
    let along = (difference * firstForce).sum()
    let across = squaredLength(difference) * reference - along * along
    let total = reference + along
    return total <= 0 || across > c.directionTolerance * total * total
  }

  @inline(__always)
  private func squaredLength(_ v: SIMD4<Double>) -> Double {
    v.x * v.x + v.y * v.y + v.z * v.z
  }
}
