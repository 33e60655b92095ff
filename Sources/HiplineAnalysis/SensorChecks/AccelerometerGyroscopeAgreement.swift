import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Whether the two sensors of one device see the same rotation.
///
/// The gyroscope carries the direction of gravity over three seconds; where the device is nearly at rest at both ends, the
/// accelerometer must find it where the gyroscope put it. Noise, drift and the rest of the movement's acceleration make a
/// degree or two; a loose, swapped or mis-scaled axis makes tens.
enum AccelerometerGyroscopeAgreement: SensorCheck {
  /// Turns are looked at over this length, in seconds: that of a phase and its rest, short against the drift of a gyroscope.
  static let windowSeconds = 3.0
  /// The lowest sampling rate that is judged, in hertz: slower, a turn between two samples is no longer small.
  static let lowestRateHertz = 20.0
  /// A window counts from this much turning on, in degrees: without rotation nothing can disagree.
  static let smallestTurnDegrees = 10.0
  /// At the ends the acceleration may differ from its usual length by this share. Chosen, not derived: more than noise makes of
  /// it, less than a movement does.
  static let restShare = 0.05
  /// And the sensor may turn at this rate, in °/s: in half a second, by 10°, the error of its scale is a tenth of a degree.
  static let restDegreesPerSecond = 20.0
  /// The median over the windows from which the sensors disagree, in degrees.
  ///
  /// Sound devices stay near 1°: half a second of a 20 °/s turn, a tenth of an accelerometer's range and a residual bias of
  /// 0.5 °/s add up to less than 4°.
  static let limitDegrees = 5.0
  /// The median needs so many windows: with fewer, two bad ones make it.
  static let fewestWindows = 5

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    guard measured.holdsGravity != false,
      let disagreement = medianDisagreementDegrees(slow), disagreement > limitDegrees
    else { return [] }
    return [
      Finding(
        .accelerometerGyroscopeDisagree, .error,
        "accelerometer and gyroscope disagree by \(disagreement.text(decimals: 0))° about how the "
          + "sensor turned; nothing of it is scored",
        hint: "the sensor is faulty, or its axes were swapped or scaled on export")
    ]
  }

  /// - Returns: nil without a gyroscope, or with too few windows in which the device turned from rest to rest.
  static func medianDisagreementDegrees(_ slow: SlowRecording) -> Double? {
    let recording = slow.recording
    let rate = recording.sampleRateHertz
    guard let gyroscope = slow.gyroscope, rate >= lowestRateHertz,
      let usual = RobustStatistics.median(slow.accelerometer.norms), usual > 0
    else { return nil }
    let (up, turn) = (slow.up.vectors, gyroscope.unbiased)
    let length = recording.samples(inSeconds: windowSeconds)
    var disagreements: [Double] = []
    var start = 0
    while start + length < recording.count {
      let end = start + length
      if isAtRest(start, slow, usual: usual), isAtRest(end, slow, usual: usual),
        turned(turn, start..<end, rate) > smallestTurnDegrees
      {
        let carried = carry(up[start], by: turn, over: start..<end, rate: rate)
        disagreements.append(Angle.degrees(between: carried, and: up[end]))
      }
      start += max(1, length / 2)
    }
    guard disagreements.count >= fewestWindows else { return nil }
    return RobustStatistics.median(disagreements)
  }

  /// Whether the device is nearly at rest at a sample.
  ///
  /// - Parameter usual: The usual length of the acceleration, in m/s².
  static func isAtRest(_ sample: Int, _ slow: SlowRecording, usual: Double) -> Bool {
    abs(slow.recording.accelerometer[sample].norm - usual) < restShare * usual
      && (slow.gyroscope?.slow[sample].norm ?? 0) * Angle.degreesPerRadian < restDegreesPerSecond
  }

  /// How far the device turned to and fro, in degrees.
  private static func turned(
    _ turn: VectorSeries, _ range: Range<Int>, _ rate: Double
  ) -> Double {
    range.reduce(0) { $0 + turn[$1].norm } / rate * Angle.degreesPerRadian
  }

  /// Where a direction fixed in the earth is in the sensor after a stretch of turning.
  private static func carry(
    _ direction: Vector3, by turn: VectorSeries, over range: Range<Int>, rate: Double
  ) -> Vector3 {
    var up = direction
    for index in range {
      let step = (turn[index] + turn[index + 1]) / (2 * rate)
      let first = step.cross(up)
      up = up - first + 0.5 * step.cross(first)
    }
    return up.normalized ?? direction
  }
}
