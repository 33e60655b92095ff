public import HiplineCore
import HiplineKinematics

/// Another segment's vertical on the samples of the moving segment's recording.
public struct AlignedSegment: Sendable {
  public var placement: Placement

  /// Unit vectors in the other sensor's coordinates, one for each sample of the reference recording.
  public var up: VectorSeries<SensorFrame>

  /// The samples that the other sensor covers.
  public var covered: Range<Int>

  public var resolution: SensorResolution

  /// - Parameters:
  ///   - prepared: The other sensor's recording.
  ///   - reference: The recording whose samples are wanted.
  ///   - offsetSeconds: The other recording's zero on the reference's time axis.
  public init(
    _ prepared: PreparedRecording, placement: Placement, on reference: UniformRecording,
    offsetSeconds: Double
  ) {
    let motion = SegmentMotion(prepared.uniform)
    let other = prepared.uniform
    // The other sensor's sample at the reference's sample i is start + i · step.
    let step = other.sampleRateHertz / reference.sampleRateHertz
    let start =
      (reference.startSeconds - offsetSeconds - other.startSeconds) * other.sampleRateHertz
    self.placement = placement
    resolution = prepared.resolution
    up = VectorSeries(count: reference.count) { index in
      let sample = Int((start + Double(index) * step).rounded())
      return motion.up.vectors[min(max(0, sample), other.count - 1)]
    }
    let first = ((-start - 0.5) / step).rounded(.up)
    let last = ((Double(other.count) - 0.5 - start) / step).rounded(.up)
    let clamped = [first, last].map { Int(min(max(0, $0), Double(reference.count))) }
    covered = clamped[0]..<max(clamped[0], clamped[1])
  }

  /// The largest turn of the vertical away from its direction at the start of `range`, in degrees.
  ///
  /// - Returns: nil where the sensor does not cover the range.
  public func largestTurnDegrees(in range: Range<Int>) -> Double? {
    guard covered.lowerBound <= range.lowerBound, covered.upperBound >= range.upperBound,
      let first = range.first
    else { return nil }
    return range.map { Angle.degrees(between: up[first], and: up[$0]) }.max()
  }
}
