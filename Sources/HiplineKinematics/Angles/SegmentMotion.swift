public import HiplineCore
import HiplineSignal
import RealModule

/// How one body segment turns, as far as one sensor can tell.
public struct SegmentMotion: Sendable {
  public var sampleRateHertz: Double

  /// Unit vectors of the vertical in sensor coordinates, below the tremor band, `[samples]`.
  public var up: UpDirection

  /// Angular rate in rad/s below the tremor band, `[samples]`: the gyroscope without its bias, or, without a
  /// gyroscope, the part across the vertical that the turning of gravity shows.
  public var angularRate: VectorSeries<SensorFrame>

  /// The gyroscope without its bias, all frequencies, in rad/s; nil without a gyroscope.
  public var gyroscope: VectorSeries<SensorFrame>?

  public init(_ recording: UniformRecording) {
    sampleRateHertz = recording.sampleRateHertz
    let fromAccelerometer = UpDirection.fromAccelerometer(recording)
    if let raw = recording.gyroscope {
      let bias = GyroscopeBias.estimate(recording, up: fromAccelerometer.vectors)
      let unbiased = raw.map { $0 - bias }
      gyroscope = unbiased
      up = UpDirection.fused(recording, angularRate: unbiased)
      angularRate = MovementBand.lowPass(unbiased, sampleRateHertz: sampleRateHertz)
    } else {
      gyroscope = nil
      up = fromAccelerometer
      angularRate = Self.rateAcrossVertical(up.vectors, sampleRateHertz: sampleRateHertz)
    }
  }

  /// The number of samples.
  public var count: Int { up.vectors.count }

  /// The rotation across the vertical that turns *u* within the sensor: *u̇* × *u*, in rad/s.
  private static func rateAcrossVertical(
    _ up: VectorSeries<SensorFrame>, sampleRateHertz: Double
  ) -> VectorSeries<SensorFrame> {
    let change = up.mapComponents { Difference.central($0, sampleRateHertz: sampleRateHertz) }
    return VectorSeries(up.indices.map { change[$0].cross(up[$0]) })
  }
}
