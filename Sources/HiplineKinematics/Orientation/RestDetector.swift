/// Where the sensor rests, from how steady its readings are.
///
/// Source: Laidig, Seel 2023 (see ``VQF``); the stillness is ours (see ``VQF/Stillness``).
struct RestDetector: Sendable, Hashable {
  /// The low-passed angular rate, in rad/s.
  private(set) var rate = PairVector.zero
  private(set) var isRest = PairMask.none
  private var stillSeconds = Pair.zero
  private var rateLowPass = VectorLowPass()
  private var forceLowPass = VectorLowPass()
  /// The low-passed readings when the stillness began.
  private var firstRate = PairVector.zero
  private var firstForce = PairVector.zero

  @inline(__always)
  mutating func add(
    gyroscope: PairVector, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    rate = rateLowPass.next(gyroscope, recursion)
    let deviation = gyroscope - rate
    disturb(
      where: PairMask(deviation.dot(deviation) .>= Pair(repeating: c.restRateSquared))
        | rate.exceeds(c.largestBias))
  }

  @inline(__always)
  mutating func add(
    accelerometer: PairVector, _ recursion: some LowPassRecursion, _ c: VQF.Coefficients
  ) {
    let force = forceLowPass.next(accelerometer, recursion)
    if c.judgesStillness { judgeStillness(force, c) }
    stillSeconds += Pair(repeating: c.stepSeconds)
    let deviation = accelerometer - force
    disturb(
      where: PairMask(deviation.dot(deviation) .>= Pair(repeating: c.restAccelerationSquared)))
    isRest = isRest | PairMask(stillSeconds .>= Pair(repeating: c.restMinimumSeconds))
  }

  @inline(__always)
  private mutating func disturb(where mask: PairMask) {
    stillSeconds = mask.drop(stillSeconds)
    isRest = isRest - mask
  }

  /// Begins anew where the readings have left what they were when the stillness began.
  @inline(__always)
  private mutating func judgeStillness(_ force: PairVector, _ c: VQF.Coefficients) {
    let turned = rate - firstRate
    // |a × b|² > tan² (a · b)², where b may be replaced by b − a on the left.
    let difference = force - firstForce
    let reference = firstForce.dot(firstForce)
    let along = difference.dot(firstForce)
    let across = difference.dot(difference) * reference - along * along
    let total = reference + along
    let moved =
      PairMask(turned.dot(turned) .> Pair(repeating: c.rateToleranceSquared))
      | PairMask(total .<= Pair.zero) | PairMask(across .> c.directionTolerance * (total * total))
      | PairMask(stillSeconds .== Pair.zero)
    disturb(where: moved)
    firstRate = moved.choose(rate, else: firstRate)
    firstForce = moved.choose(force, else: firstForce)
  }
}
