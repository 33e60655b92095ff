public import HiplineCore
import HiplineSignal
import RealModule

/// Which way is up, as the sensor sees it, sample by sample.
///
/// At rest an accelerometer measures gravity alone, so its direction is the vertical in sensor coordinates. How
/// it turns within the sensor is the part of the segment's rotation that gravity can observe: everything but
/// the rotation about the vertical itself.
public struct UpDirection: Sendable {
  /// Unit vectors, `[samples]`.
  public var vectors: VectorSeries<SensorFrame>

  /// How far apart two independent estimates of the direction are, in degrees, `[samples]`; nil where there is
  /// only one estimate.
  public var disagreementDegrees: [Double]?

  public var source: Source

  public enum Source: String, Sendable {
    /// The low-passed accelerometer alone; the movement's own acceleration is an error.
    case accelerometer
    /// Accelerometer and gyroscope, fused.
    case accelerometerAndGyroscope = "accelerometer+gyroscope"
  }

  /// The direction of the accelerometer after a zero-phase Butterworth low-pass.
  ///
  /// - Parameter cutoffHertz: Below the tremor band and above the movement; lowered to 0.4 of the sampling
  ///   rate where that is less.
  public static func fromAccelerometer(
    _ recording: UniformRecording, cutoffHertz: Double = MovementBand.cutoffHertz
  ) -> UpDirection {
    let smooth = MovementBand.lowPass(
      recording.accelerometer, sampleRateHertz: recording.sampleRateHertz, cutoffHertz: cutoffHertz)
    return UpDirection(
      vectors: smooth.unitVectors(), disagreementDegrees: nil, source: .accelerometer)
  }

  /// Accelerometer and gyroscope through a ``ComplementaryFilter``, once forwards and once backwards in time.
  ///
  /// The mean of the two passes has no lag, and the error that an acceleration makes in one pass is mostly on
  /// the other side of the movement in the other. The angle between them is kept as a measure of it.
  ///
  /// - Parameters:
  ///   - recording: With a gyroscope.
  ///   - angularRate: The gyroscope in rad/s with its bias removed, `[samples]`.
  public static func fused(
    _ recording: UniformRecording, angularRate: VectorSeries<SensorFrame>,
    parameters: ComplementaryFilter.Parameters = .init()
  ) -> UpDirection {
    let forward = ComplementaryFilter.run(
      accelerometer: recording.accelerometer, angularRate: angularRate,
      sampleRateHertz: recording.sampleRateHertz, parameters: parameters, direction: .forward)
    let backward = ComplementaryFilter.run(
      accelerometer: recording.accelerometer, angularRate: angularRate,
      sampleRateHertz: recording.sampleRateHertz, parameters: parameters, direction: .backward)
    var mean: [Vector3] = []
    var disagreement: [Double] = []
    mean.reserveCapacity(forward.count)
    disagreement.reserveCapacity(forward.count)
    for index in forward.indices {
      mean.append(forward[index] + backward[index])
      disagreement.append(Angle.degrees(between: forward[index], and: backward[index]))
    }
    let smooth = MovementBand.lowPass(
      VectorSeries<SensorFrame>(mean), sampleRateHertz: recording.sampleRateHertz)
    return UpDirection(
      vectors: smooth.unitVectors(), disagreementDegrees: disagreement,
      source: .accelerometerAndGyroscope)
  }
}

extension VectorSeries {
  /// Every vector at length one; a zero vector takes the direction before it, or +z at the start.
  func unitVectors() -> VectorSeries {
    var last = Vector3(0, 0, 1)
    return map { vector in
      if let unit = vector.normalized { last = unit }
      return last
    }
  }
}
