/// Where the sensor rests, from how steady its readings are.
///
/// Source: Laidig, Seel 2023 (see ``VQF``); the stillness is ours (see ``VQF/Stillness``).
struct RestDetector<Lane: LaneNumber>: Sendable, Hashable {
  /// The low-passed angular rate, in rad/s.
  private(set) var rate = LaneVector<Lane>.zero
  private(set) var isRest = Lane.Mask.none
  private var stillSeconds = Lane.zero
  private var rateLowPass = VectorLowPass<Lane>()
  private var forceLowPass = VectorLowPass<Lane>()
  /// The low-passed readings when the stillness began.
  private var firstRate = LaneVector<Lane>.zero
  private var firstForce = LaneVector<Lane>.zero

  @inline(__always)
  mutating func add(
    gyroscope: LaneVector<Lane>, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    rate = rateLowPass.next(gyroscope, recursion)
    let deviation = gyroscope - rate
    disturb(
      where: deviation.dot(deviation).isAtLeast(Lane(repeating: c.restRateSquared))
        .or(rate.exceeds(Lane(repeating: c.largestBias))))
  }

  @inline(__always)
  mutating func add(
    accelerometer: LaneVector<Lane>, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    let force = forceLowPass.next(accelerometer, recursion)
    if c.judgesStillness { judgeStillness(force, c) }
    stillSeconds = stillSeconds + Lane(repeating: c.stepSeconds)
    let deviation = accelerometer - force
    disturb(
      where: deviation.dot(deviation).isAtLeast(Lane(repeating: c.restAccelerationSquared)))
    isRest = isRest.or(stillSeconds.isAtLeast(Lane(repeating: c.restMinimumSeconds)))
  }

  @inline(__always)
  private mutating func disturb(where mask: Lane.Mask) {
    stillSeconds = mask.choose(.zero, else: stillSeconds)
    isRest = isRest.without(mask)
  }

  /// Begins anew where the readings have left what they were when the stillness began.
  @inline(__always)
  private mutating func judgeStillness(_ force: LaneVector<Lane>, _ c: VQF.Coefficients) {
    let turned = rate - firstRate
    // |a × b|² > tan² (a · b)², where b may be replaced by b − a on the left.
    let difference = force - firstForce
    let reference = firstForce.dot(firstForce)
    let along = difference.dot(firstForce)
    let across = difference.dot(difference) * reference - along * along
    let total = reference + along
    let moved = Lane(repeating: c.rateToleranceSquared).isBelow(turned.dot(turned))
      .or(Lane.zero.isAtLeast(total))
      .or((c.directionTolerance * (total * total)).isBelow(across))
      // Not yet still.
      .or(Lane.zero.isAtLeast(stillSeconds))
    disturb(where: moved)
    firstRate = moved.choose(rate, else: firstRate)
    firstForce = moved.choose(force, else: firstForce)
  }
}
