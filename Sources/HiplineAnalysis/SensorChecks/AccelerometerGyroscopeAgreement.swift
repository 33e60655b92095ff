import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Whether the two sensors of one device see the same rotation.
///
/// The gyroscope carries the direction of gravity over three seconds; where the device is at rest at both ends, the accelerometer must
/// find it where the gyroscope put it. Noise, drift and what is left of the movement make a degree or two, and a wrong scale a tenth of
/// the turn; a loose or swapped axis, a sign, another limb's gyroscope or one that fell asleep make about as much as the turn itself.
enum AccelerometerGyroscopeAgreement {
  /// Turns are looked at over this length, in seconds: that of a phase and its rest, short against the drift of a gyroscope.
  static let windowSeconds = 3.0
  /// Where nothing turned, the next window begins so much later, in seconds: short against a phase.
  static let stepSeconds = 0.5
  /// The lowest sampling rate that is judged, in hertz: slower, a turn between two samples is no longer small.
  static let lowestRateHertz = 20.0
  /// For speed only: turns are added up over as many samples as leave this rate, in hertz, twice ``lowestRateHertz``.
  private static let carryHertz = 2 * lowestRateHertz
  /// At the ends the acceleration may differ from its usual length by this share. Chosen, not derived: more than noise makes of
  /// it, less than a movement does.
  static let restShare = 0.05
  /// And the sensor may turn at this rate, in °/s: in half a second, by 10°, the error of its scale is a tenth of a degree.
  static let restDegreesPerSecond = 20.0
  /// And the direction of gravity may move by this many degrees, by the accelerometer, from a quarter of a second before to a quarter
  /// after: a swing that shakes a sensor moves it by more.
  static let restDriftDegrees = 1.0
  /// And between them by this many, as it does where a swing turns back: at both ends together by less than ``limitDegrees``.
  static let turnedBackDegrees = limitDegrees / 2
  /// That quarter, in seconds. Chosen, not derived: short against a hold, long against what noise moves.
  static let restSeconds = 0.25
  /// A window in which the directions differ by less is none that disagrees, in degrees.
  ///
  /// Sound devices stay near 1°: half a second of a 20 °/s turn, a tenth of an accelerometer's range and a residual bias of
  /// 0.5 °/s add up to less than 4°.
  static let limitDegrees = 5.0
  /// And as a share of the larger of both turns. Chosen, not derived: sound sensors, a scale off by a tenth included, stay far below,
  /// and what is loose, swapped or another limb's comes to 0.7 and more.
  static let limitShare = 0.5
  /// The sensors disagree where so many windows do: a blow or a slip too fast for the rate is in one.
  static let fewestDisagreeing = 2
  /// And this share of all in which something turned. Chosen, not derived: a gyroscope that slept for half a set reaches it.
  static let disagreeingShare = 1.0 / 3

  /// - Parameter windows: The ``turns(_:seconds:)`` of the recording.
  static func findings(_ windows: [Turn], slow: SlowRecording) -> [Finding] {
    let wrong = windows.filter { $0.disagrees($0.disagreementDegrees) }
    guard wrong.count >= fewestDisagreeing,
      Double(wrong.count) >= disagreeingShare * Double(windows.count),
      let typical = RobustStatistics.median(wrong.map { $0.disagreementDegrees })
    else { return [] }
    let isReversed = windows.allSatisfy { !$0.disagrees(reversedDegrees($0, slow)) }
    return [
      Finding(
        .accelerometerGyroscopeDisagree, .error,
        "accelerometer and gyroscope disagree by \(typical.text(decimals: 0))° about how the sensor turned, in "
          + "\(wrong.count) of \(windows.count) turns; nothing of it is scored",
        hint: isReversed
          ? "turned the other way round it would agree: its signs were changed on export, or the axes make a left-handed frame"
          : "the sensor is faulty, one of its halves slept, or axes, signs or sensors were mixed up on export"
      )
    ]
  }

  /// A stretch from rest to rest in which one of the sensors says that the device turned.
  struct Turn {
    /// Between where the gyroscope puts gravity and where the accelerometer finds it.
    var disagreementDegrees: Double
    /// How far gravity turned, by the one that says more.
    var largerDegrees: Double
    /// Its samples, without the last one.
    var range: Range<Int>

    func disagrees(_ degrees: Double) -> Bool {
      degrees > limitDegrees && degrees > limitShare * largerDegrees
    }
  }

  /// Turns from rest to rest, none over another.
  ///
  /// - Parameter seconds: The length of a turn.
  /// - Returns: nil without a gyroscope, or where it cannot be judged.
  static func turns(_ slow: SlowRecording, seconds: Double = windowSeconds) -> [Turn]? {
    let recording = slow.recording
    let rate = recording.sampleRateHertz
    guard let gyroscope = slow.gyroscope, rate >= lowestRateHertz,
      let usual = RobustStatistics.median(slow.accelerometer.norms), usual > 0
    else { return nil }
    let (up, rates) = (slow.up.vectors, gyroscope.unbiased)
    let length = recording.samples(inSeconds: seconds)
    let step = max(1, recording.samples(inSeconds: stepSeconds))
    let around = recording.samples(inSeconds: restSeconds)
    func rests(_ sample: Int) -> Bool {
      guard isAtRest(sample, slow, usual: usual), sample >= around, sample + around < up.count
      else { return false }
      let (before, here, after) = (up[sample - around], up[sample], up[sample + around])
      return Angle.degrees(between: before, and: after) < restDriftDegrees
        && Angle.degrees(between: before, and: here) < turnedBackDegrees
        && Angle.degrees(between: here, and: after) < turnedBackDegrees
    }
    var turns: [Turn] = []
    var start = 0
    while start + length < recording.count {
      let end = start + length
      start += step
      guard rests(end - length), rests(end) else { continue }
      let (before, stretch) = (up[end - length], end - length..<end)
      let carried = carry(before, by: rates, over: stretch, rate: rate)
      let turn = Turn(
        disagreementDegrees: Angle.degrees(between: carried, and: up[end]),
        largerDegrees: max(
          Angle.degrees(between: before, and: up[end]),
          Angle.degrees(between: before, and: carried)),
        range: stretch)
      guard turn.largerDegrees > limitDegrees else { continue }
      turns.append(turn)
      start = end
    }
    return turns
  }

  /// The disagreement of a gyroscope with the other sign.
  private static func reversedDegrees(_ turn: Turn, _ slow: SlowRecording) -> Double {
    guard let rates = slow.gyroscope?.unbiased else { return turn.disagreementDegrees }
    let up = slow.up.vectors
    let carried = carry(
      up[turn.range.lowerBound], by: rates, over: turn.range,
      rate: -slow.recording.sampleRateHertz)
    return Angle.degrees(between: carried, and: up[turn.range.upperBound])
  }

  /// Whether the device is nearly at rest at a sample.
  ///
  /// - Parameter usual: The usual length of the acceleration, in m/s².
  static func isAtRest(_ sample: Int, _ slow: SlowRecording, usual: Double) -> Bool {
    abs(slow.recording.accelerometer[sample].norm - usual) < restShare * usual
      && (slow.gyroscope?.slow[sample].norm ?? 0) * Angle.degreesPerRadian < restDegreesPerSecond
  }

  /// Where a direction fixed in the earth is in the sensor after a stretch of turning.
  ///
  /// - Parameter rate: In hertz; less than zero, the sensor turns the other way round.
  static func carry(
    _ direction: Vector3, by turn: VectorSeries, over range: Range<Int>, rate: Double
  ) -> Vector3 {
    var up = direction
    let length = max(1, Int(min(abs(rate) / carryHertz, 1e6)))
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + length, range.upperBound)
      var sum = (turn[start] + turn[end]) / 2
      for index in (start + 1)..<max(start + 1, end) { sum += turn[index] }
      let step = sum / rate
      let first = step.cross(up)
      up = up - first + 0.5 * step.cross(first)
      start = end
    }
    return up.normalized ?? direction
  }
}
