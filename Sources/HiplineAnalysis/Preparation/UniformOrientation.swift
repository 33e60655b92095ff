import HiplineCore
import HiplineKinematics

/// A device's own orientation at one sampling rate, and what it makes of the sensors that were not recorded.
struct UniformOrientation: Sendable {
  /// What an accelerometer at rest would read, in m/s², `[samples]`.
  let gravity: VectorSeries
  /// The angular rate in rad/s, `[samples]`.
  let angularRate: VectorSeries
  /// The angle by which the orientation changes again and again from one sample to the next, in radians; zero where none repeats.
  let step: Double

  /// How far off a device's tilt is, in radians (1°): what data sheets of sensors with a fusion of their own give for movement, root
  /// mean square (Movella DOT; the MTw Awinda has 0.75°).
  static let tiltError = 1.0 / Angle.degreesPerRadian

  /// - Parameters:
  ///   - series: Rotation vectors from sensor to earth, in radians.
  ///   - resampled: Brings a series to the sampling rate.
  init(
    _ series: TimedSeries, sampleRateHertz: Double, resampled: (TimedSeries) -> VectorSeries
  ) {
    // Rotation vectors jump at half a turn, quaternions do not.
    let measured = DeviceOrientation.quaternions(series.values)
    let vectors = resampled(
      TimedSeries(timestamps: series.timestamps, values: VectorSeries(measured.map { $0.vector })))
    let scalars = resampled(
      TimedSeries(
        timestamps: series.timestamps, values: VectorSeries(measured.map { Vector3($0.w, 0, 0) })))
    let turns = vectors.indices.map {
      Quaternion(scalars.x[$0], vectors.x[$0], vectors.y[$0], vectors.z[$0]).normalized
    }
    gravity = VectorSeries(
      turns.map { $0.conjugate.rotate(Vector3(0, 0, StillNorm.standardGravity)) })
    angularRate = OrientationRate.measure(
      OrientationRate.turned(turns), sampleRateHertz: sampleRateHertz)
    step = SensorResolution.step(of: VectorSeries(OrientationRate.turned(measured)))
  }
}
