package import HiplineCore
import HiplineSignal
import RealModule

/// How one body segment turns, as far as one sensor can tell.
package struct SegmentMotion: Sendable {
  /// The rate of all series.
  package var sampleRateHertz: Double

  /// Unit vectors of the vertical in sensor coordinates, below the tremor band, `[samples]`.
  package var up: UpDirection

  /// Angular rate in rad/s below the tremor band, `[samples]`: across the vertical, as the turning of gravity shows it, and
  /// about the vertical, as a gyroscope does; without a gyroscope that part is missing.
  package var angularRate: VectorSeries

  /// The gyroscope without its bias, all frequencies, in rad/s; nil without a gyroscope.
  package var gyroscope: VectorSeries?

  /// The sensor's orientation by ``VQF`` (offline); nil without a gyroscope.
  package let orientation: SensorOrientation?

  /// The motion from accelerometer and gyroscope fused, or from the accelerometer alone.
  ///
  /// - Parameter recording: One sensor's, in its own axes, with at least one sample.
  /// - Complexity: O(*n*), with a factor of some hundreds where there is a gyroscope.
  ///
  /// The vertical with a gyroscope is that of ``VQF`` (offline), run in axes that the movement chooses, with what the still moments
  /// show it to be off by taken out.
  package init(_ recording: UniformRecording) { self.init(SlowRecording(recording)) }

  /// The same of a recording whose low-passes are known already.
  package init(_ slow: SlowRecording) {
    sampleRateHertz = slow.recording.sampleRateHertz
    if let gyroscope = slow.gyroscope {
      // The filter takes no bias of more than 2 °/s for one, and its estimate wanders where nothing shows the bias: what the
      // stillest seconds show comes off before, and is all that comes off what is passed on.
      self.gyroscope = gyroscope.unbiased
      let orientation = SensorOrientation(slow.recording, gyroscope: gyroscope.unbiased)
      self.orientation = orientation
      up = Self.up(slow, gyroscope: gyroscope.unbiased, orientation)
      angularRate = Self.rate(
        across: up.vectors, along: gyroscope.slow, sampleRateHertz: sampleRateHertz)
    } else {
      gyroscope = nil
      orientation = nil
      up = slow.up
      angularRate = Self.rateAcrossVertical(up.vectors, sampleRateHertz: sampleRateHertz)
    }
  }

  /// The number of samples.
  package var count: Int { up.vectors.count }

  /// A gyroscope's bias is the median over windows of this length, in seconds: long against a repetition, short against its drift.
  static let biasWindowSeconds = 30.0

  /// The vertical by the orientation filter, corrected by the still moments.
  private static func up(
    _ slow: SlowRecording, gyroscope: VectorSeries, _ orientation: SensorOrientation
  ) -> UpDirection {
    let recording = slow.recording
    let correction = TiltCorrection(
      orientation, accelerometer: recording.accelerometer, gyroscope: gyroscope,
      sampleRateHertz: recording.sampleRateHertz)
    return UpDirection.fused(
      slow,
      up: VectorSeries(count: orientation.count) {
        orientation.inSensor(correction.up(at: $0), at: $0)
      },
      accelerometerOffset: orientation.frame.left(correction.offset) * StillNorm.standardGravity,
      deviationDegrees: (0..<orientation.count).map {
        correction.deviation(at: $0) * Angle.degreesPerRadian
      })
  }

  /// The rotation across the vertical, which no bias can touch, and the low-passed gyroscope's about the vertical, whose running
  /// median is bias: a movement to and fro has none.
  private static func rate(
    across up: VectorSeries, along gyroscope: VectorSeries,
    sampleRateHertz: Double
  ) -> VectorSeries {
    let along = up.indices.map { gyroscope[$0].dot(up[$0]) }
    let few = MovementSamples(of: sampleRateHertz)
    let bias = few.filled(
      MovingQuantile.apply(
        0.5, to: few.taken(of: along),
        windowSamples: max(1, Int(biasWindowSeconds * few.sampleRateHertz))), count: along.count)
    let across = rateAcrossVertical(up, sampleRateHertz: sampleRateHertz)
    return VectorSeries(count: up.count) { across[$0] + (along[$0] - bias[$0]) * up[$0] }
  }

  /// The rotation across the vertical that turns *u* within the sensor: *u̇* × *u*, in rad/s.
  private static func rateAcrossVertical(
    _ up: VectorSeries, sampleRateHertz: Double
  ) -> VectorSeries {
    let change = up.mapComponents { Difference.central($0, sampleRateHertz: sampleRateHertz) }
    return VectorSeries(count: up.count) { change[$0].cross(up[$0]) }
  }
}
