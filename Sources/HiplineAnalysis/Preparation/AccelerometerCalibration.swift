import HiplineCore
import HiplineSignal

/// Offsets and gains of an accelerometer, from poses in which it lay still.
///
/// At rest the acceleration is one g long in every pose. Poses all around therefore show each axis's offset and gain without
/// any equipment; poses on one side only do not, and are left alone.
///
/// Source: van Hees et al. 2014, J Appl Physiol 117:738–744, whose criteria for the spread of poses are used.
struct AccelerometerCalibration: Sendable, Hashable {
  /// Calibrated = (measured − offset) · gain, axis by axis; the offset in m/s².
  var offset: Vector3
  var gain: Vector3
  /// The number of poses it was found from.
  var poses: Int
  /// The mean distance of the poses from one g, in m/s², before and after.
  var errorBefore: Double
  var errorAfter: Double

  /// A pose is looked for in windows of this length, in seconds: long against noise, short against the pauses of an exercise;
  /// ``TremorSpectrogram`` has as long ones for another reason.
  static let windowSeconds = 2.0
  /// A window is still below this standard deviation of the vector, in m/s² (13 mg on each axis): as van Hees et al. 2014.
  static let stillDeviation = 0.013 * StillNorm.standardGravity * 1.7320508075688772
  /// Every axis has to be seen beyond this on both sides, in m/s² (0.3 g): as van Hees et al. 2014.
  static let spread = 0.3 * StillNorm.standardGravity
  /// A calibration needs so many poses: six unknowns, and some poses that contradict.
  static let fewestPoses = 10
  /// Poses are new from this distance on, in m/s² (5°): the same pose twice adds nothing.
  static let newPose = 0.087 * StillNorm.standardGravity
  /// The largest error that is left of a calibration that is believed, in m/s² (10 mg): a third of what an accelerometer may
  /// be off without any (``TiltCorrection/offsetSigma``).
  static let largestErrorAfter = 0.01 * StillNorm.standardGravity

  /// - Returns: nil where the poses do not allow it, or where it does not make the acceleration at rest one g.
  init?(_ recording: UniformRecording) {
    let poses = Self.stillPoses(recording)
    guard poses.count >= Self.fewestPoses, Self.coverAllAxes(poses) else { return nil }
    let g = StillNorm.standardGravity
    var offset = Vector3.zero
    var gain = Vector3(1, 1, 1)
    func calibrated(_ pose: Vector3) -> Vector3 {
      let shifted = pose - offset
      return Vector3(shifted.x * gain.x, shifted.y * gain.y, shifted.z * gain.z)
    }
    func error() -> Double {
      poses.reduce(0) { $0 + abs(calibrated($1).norm - g) } / Double(poses.count)
    }
    let before = error()
    for _ in 0..<200 {
      // The nearest point of the sphere is what each pose should have read; a line through (read, should) on each axis is
      // the next estimate.
      let targets = poses.map { pose in
        (calibrated(pose).normalized ?? Vector3(0, 0, 1)) * g
      }
      guard let x = Self.line(poses.map { $0.x }, targets.map { $0.x }),
        let y = Self.line(poses.map { $0.y }, targets.map { $0.y }),
        let z = Self.line(poses.map { $0.z }, targets.map { $0.z })
      else { return nil }
      let last = (offset, gain)
      offset = Vector3(x.offset, y.offset, z.offset)
      gain = Vector3(x.gain, y.gain, z.gain)
      if (offset - last.0).norm + (gain - last.1).norm < 1e-10 { break }
    }
    let after = error()
    guard after < Self.largestErrorAfter, after < before else { return nil }
    self.offset = offset
    self.gain = gain
    self.poses = poses.count
    errorBefore = before
    errorAfter = after
  }

  /// The calibrated series, in m/s².
  func applied(to series: VectorSeries) -> VectorSeries {
    series.map { vector in
      let shifted = vector - offset
      return Vector3(shifted.x * gain.x, shifted.y * gain.y, shifted.z * gain.z)
    }
  }

  private static func stillPoses(_ recording: UniformRecording) -> [Vector3] {
    let length = recording.samples(inSeconds: windowSeconds)
    var poses: [Vector3] = []
    var start = 0
    while start + length <= recording.count {
      let window = start..<(start + length)
      let mean =
        window.reduce(Vector3.zero) { $0 + recording.accelerometer[$1] } / Double(length)
      let variance =
        window.reduce(0.0) { sum, index in
          let deviation = recording.accelerometer[index] - mean
          return sum + deviation.dot(deviation)
        } / Double(length)
      let isNew = poses.allSatisfy { ($0 - mean).norm > newPose }
      if variance.squareRoot() < stillDeviation, isNew { poses.append(mean) }
      start += length
    }
    return poses
  }

  private static func coverAllAxes(_ poses: [Vector3]) -> Bool {
    VectorSeries(poses).components.allSatisfy { axis in
      axis.contains { $0 > spread } && axis.contains { $0 < -spread }
    }
  }

  /// The least-squares line `target = gain · (value − offset)`.
  private static func line(_ values: [Double], _ targets: [Double]) -> (
    offset: Double, gain: Double
  )? {
    guard let meanValue = RobustStatistics.mean(values),
      let meanTarget = RobustStatistics.mean(targets)
    else { return nil }
    let products = zip(values, targets).reduce(0) {
      $0 + ($1.0 - meanValue) * ($1.1 - meanTarget)
    }
    let squares = values.reduce(0) { $0 + ($1 - meanValue) * ($1 - meanValue) }
    guard squares > 0, products > 0 else { return nil }
    let gain = products / squares
    return (meanValue - meanTarget / gain, gain)
  }
}
