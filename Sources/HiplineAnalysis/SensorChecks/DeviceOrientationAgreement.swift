import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Whether the orientation that a device made out itself has gravity where its accelerometer has it.
///
/// It is looked at where the sensor is nearly at rest. Nothing is measured by the device's orientation where there is an acceleration; a
/// large difference says that one of the two is not what it is taken for, or that the device's fusion drifts. Where the file does not
/// say which way the rotations turn and whether the earth's third axis points up, the way that agrees best is taken.
enum DeviceOrientationAgreement: SensorCheck {
  /// The median angle from which the two disagree, in degrees.
  ///
  /// An accelerometer that is off by 30 mg, as data sheets of consumer sensors say, has gravity 1.7° off, and as much across; a
  /// device's own tilt is off by 1° while it moves. ``AccelerometerGyroscopeAgreement/limitDegrees`` is as large for like reasons.
  static let limitDegrees = 5.0
  /// For speed only: so many samples tell a median.
  private static let mostSamples = 10_000

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    if !measured.isOrientationAlone, ConstantSensor.isConstant(measured.orientation?.series) {
      return [
        Finding(
          .orientationDisagrees, .info,
          "the device's own orientation reads the same all the time: nobody filled it in; it is not used",
          hint: "nothing to do: everything is measured by the other sensors")
      ]
    }
    guard let found = medianDegrees(measured, slow), found > limitDegrees else { return [] }
    return [
      Finding(
        .orientationDisagrees, .warning,
        "the device's own orientation has gravity \(found.text(decimals: 0))° from where the accelerometer has it at rest; it is not "
          + "used",
        hint: "nothing to do for what is measured; do not rely on the device's orientation")
    ]
  }

  /// The median angle at rest between both, in degrees.
  ///
  /// - Returns: nil without both, without gravity, or where the sensor is not at rest most of the time.
  static func medianDegrees(_ measured: Recording, _ slow: SlowRecording) -> Double? {
    guard let orientation = measured.orientation, !measured.isOrientationAlone,
      !ConstantSensor.isConstant(orientation.series), measured.holdsGravity != false,
      let usual = RobustStatistics.median(slow.accelerometer.norms),
      abs(usual / StillNorm.standardGravity - 1) < AccelerometerGyroscopeAgreement.restShare
    else { return nil }
    let recording = slow.recording
    let series = orientation.series
    let vertical = Vector3(0, 0, 1)
    var angles: [(asRead: Double, otherWay: Double)] = []
    for index in stride(from: 0, to: series.count, by: max(1, series.count / mostSamples)) {
      let place = (series.timestamps[index] - recording.startSeconds) * recording.sampleRateHertz
      guard place >= 0, place < Double(recording.count) - 0.5 else { continue }
      let sample = Int(place.rounded())
      guard !recording.gaps.contains(where: { $0.contains(sample) }),
        AccelerometerGyroscopeAgreement.isAtRest(sample, slow, usual: usual)
      else { continue }
      let turn = Quaternion(rotationVector: series.values[index])
      let up = slow.up.vectors[sample]
      angles.append(
        (
          Angle.degrees(between: turn.conjugate.rotate(vertical), and: up),
          Angle.degrees(between: turn.rotate(vertical), and: up)
        ))
    }
    let asRead = angles.map { $0.asRead }
    guard let found = RobustStatistics.median(asRead), !orientation.isStated else {
      return RobustStatistics.median(asRead)
    }
    let otherWay = RobustStatistics.median(angles.map { $0.otherWay }) ?? found
    return [found, 180 - found, otherWay, 180 - otherWay].min()
  }
}
