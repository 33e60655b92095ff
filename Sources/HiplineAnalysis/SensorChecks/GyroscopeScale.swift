import HiplineCore
import HiplineKinematics
import HiplineSignal

/// What a gyroscope's rates have to be multiplied by, so that it turns gravity as the accelerometer of the same device shows.
///
/// A gyroscope that was set to another range than the one it is read in is off by a factor; so is any, where the times are. Gravity does
/// not depend on either: over turns from rest to rest (``AccelerometerGyroscopeAgreement``) the factor is how far gravity turned, as a share
/// of how far the gyroscope says.
struct GyroscopeScale: Sendable, Hashable {
  /// The rates are to be multiplied by this; the times to be divided, if they are what is wrong.
  var factor: Double
  /// From how many turns it was found.
  var turns: Int

  /// From so many turns on a factor is looked at: of two that agree by chance, a third and a fourth do not.
  static let fewestTurns = 4
  /// A factor that is nearer to one, as a share, is none: a data sheet allows a gyroscope 3 %, 2 % more over temperature (MPU-6050), and
  /// what an accelerometer is off by adds some.
  static let leastDeviation = 0.06
  /// Beyond this factor, either way, what is wrong is more than a scale. Chosen, not derived: ranges next to each other differ by 2.
  static let largestFactor = 2.5
  /// The factors of single turns lie within this share of their median, the middle half of them; otherwise there is not one factor.
  /// Chosen, not derived: half of what is looked for.
  static let largestSpread = 0.05
  /// With the factor the two sensors differ by less than this share of what they differed by without, in the middle turn. Chosen, not
  /// derived: another axis, a sign or another limb leaves more.
  static let largestLeftShare = 0.2
  /// Where there are fewer, turns are looked at over this length, in seconds: a quick repetition comes back within the usual one. Chosen, not
  /// derived: half of that.
  static let quickSeconds = AccelerometerGyroscopeAgreement.windowSeconds / 2
  /// Where the two sensors differ in the middle turn by less than this share of it, they agree without a factor. Chosen, not derived: half of
  /// what is looked for.
  static let agreeingShare = leastDeviation / 2
  /// For speed only: so many steps towards the factor of a turn, of which each leaves a tenth of the error.
  private static let steps = 6

  /// - Parameter turns: Those of the usual length (``AccelerometerGyroscopeAgreement/turns(_:seconds:)``).
  /// - Returns: nil without a gyroscope, or where a factor does not make the two agree, or is too near to one.
  init?(_ slow: SlowRecording, turns usual: [AccelerometerGyroscopeAgreement.Turn]) {
    guard let rates = slow.gyroscope?.unbiased else { return nil }
    let windows =
      usual.count >= Self.fewestTurns
      ? usual : AccelerometerGyroscopeAgreement.turns(slow, seconds: Self.quickSeconds) ?? []
    guard windows.count >= Self.fewestTurns,
      let differing = RobustStatistics.median(
        windows.map { $0.disagreementDegrees / $0.largerDegrees }),
      differing >= Self.agreeingShare
    else { return nil }
    let factors = windows.compactMap { Self.factor($0.range, rates, slow) }
    guard factors.count == windows.count, let middle = RobustStatistics.median(factors),
      let spread = RobustStatistics.median(factors.map { abs($0 - middle) }),
      spread <= Self.largestSpread * middle,
      let factor = Self.least(middle, slow),
      factor < Self.largestFactor, factor > 1 / Self.largestFactor
    else { return nil }
    let up = slow.up.vectors
    let left = windows.map { turn in
      Angle.degrees(
        between: AccelerometerGyroscopeAgreement.carry(
          up[turn.range.lowerBound], by: rates, over: turn.range,
          rate: slow.recording.sampleRateHertz / middle),
        and: up[turn.range.upperBound])
    }
    guard let leftDegrees = RobustStatistics.median(left),
      let before = RobustStatistics.median(windows.map { $0.disagreementDegrees }),
      leftDegrees < Self.largestLeftShare * before
    else { return nil }
    self.factor = factor
    turns = windows.count
  }

  /// The factor that is nearest to one of those that what is seen leaves open; nil where that is none.
  ///
  /// At rest gravity may be longer than it is because of the accelerometer's gain, which changes no direction, or because of an offset
  /// along it, which makes its turns as much smaller.
  private static func least(_ factor: Double, _ slow: SlowRecording) -> Double? {
    let usual = RobustStatistics.median(slow.accelerometer.norms) ?? StillNorm.standardGravity
    let other = factor * usual / StillNorm.standardGravity
    guard (factor > 1) == (other > 1) else { return nil }
    let least = abs(other - 1) < abs(factor - 1) ? other : factor
    return abs(least - 1) > leastDeviation ? least : nil
  }

  /// The factor with which the gyroscope carries gravity nearest to where the accelerometer finds it; nil where there is none.
  private static func factor(
    _ range: Range<Int>, _ rates: VectorSeries, _ slow: SlowRecording
  ) -> Double? {
    let (before, after) = (slow.up.vectors[range.lowerBound], slow.up.vectors[range.upperBound])
    let shown = after - before
    var factor = 1.0
    for _ in 0..<steps {
      let carried = AccelerometerGyroscopeAgreement.carry(
        before, by: rates, over: range, rate: slow.recording.sampleRateHertz / factor)
      let said = carried - before
      let ratio = shown.dot(said) / said.dot(said)
      guard ratio.isFinite, ratio > 0 else { return nil }
      factor *= ratio
    }
    return factor
  }

  var finding: Finding {
    let times = (1 / factor).text(decimals: 2)
    return Finding(
      .gyroscopeScale, .warning,
      "in \(turns) turns alike the gyroscope turns gravity \(times) times as far as the accelerometer shows; its rates were divided by that",
      hint:
        "check the range that the gyroscope was set to, and the times: if they are what is off, durations are too"
    )
  }
}
