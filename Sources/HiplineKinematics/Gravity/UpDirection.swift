package import HiplineCore
import RealModule

/// Which way is up, as the sensor sees it, sample by sample.
///
/// At rest an accelerometer measures gravity alone, so its direction is the vertical in sensor coordinates. How
/// it turns within the sensor is the part of the segment's rotation that gravity can observe: everything but
/// the rotation about the vertical itself.
package struct UpDirection: Sendable {
  /// Unit vectors, `[samples]`.
  package var vectors: VectorSeries

  /// How far apart two independent estimates of the direction are, in degrees, `[samples]`; nil where there is
  /// only one estimate.
  package var disagreementDegrees: [Double]?

  /// The standard deviation of the direction in degrees, `[samples]`, apart from what an accelerometer's offset does to it: half of
  /// ``disagreementDegrees``, and what is left of the filter's own error; nil where there is only one estimate.
  package var uncertaintyDegrees: [Double]?

  /// What the direction was measured by.
  var source: Source

  /// What a vertical can be measured by.
  enum Source: String, Sendable {
    /// The low-passed accelerometer alone; the movement's own acceleration is an error.
    case accelerometer
    /// Accelerometer and gyroscope, fused.
    case accelerometerAndGyroscope = "accelerometer+gyroscope"
  }

  /// The direction of an accelerometer that is low-passed already.
  static func ofSlowAccelerometer(_ series: VectorSeries) -> UpDirection {
    UpDirection(vectors: series.unitVectors(), disagreementDegrees: nil, source: .accelerometer)
  }

  /// The direction from an orientation filter over accelerometer and gyroscope, below the tremor band.
  ///
  /// The accelerometer alone is the second estimate, right where the segment is nearly at rest, as it is at the ends of a
  /// movement.
  ///
  /// - Parameters:
  ///   - slow: The recording that the filter ran over.
  ///   - up: The vertical in sensor coordinates from the filter, unit vectors, `[samples]`.
  ///   - accelerometerOffset: What the accelerometer is known to read beyond gravity at rest, in m/s².
  ///   - deviationDegrees: How uncertain `up` is by itself, in degrees, `[samples]`.
  static func fused(
    _ slow: SlowRecording, up: VectorSeries, accelerometerOffset: Vector3,
    deviationDegrees: [Double]
  ) -> UpDirection {
    let smooth = MovementBand.lowPass(up, sampleRateHertz: slow.recording.sampleRateHertz)
      .unitVectors()
    // A low-pass leaves an offset as it is.
    let alone = ofSlowAccelerometer(slow.accelerometer.map { $0 - accelerometerOffset }).vectors
    let disagreement = smooth.indices.map { Angle.degrees(between: smooth[$0], and: alone[$0]) }
    return UpDirection(
      vectors: smooth, disagreementDegrees: disagreement,
      uncertaintyDegrees: zip(disagreement, deviationDegrees).map {
        // Half the angle between two independent estimates is the standard deviation of their mean.
        ($0 * $0 / 4 + $1 * $1).squareRoot()
      }, source: .accelerometerAndGyroscope)
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
