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
    func sample(_ index: Int) -> Int {
      let seconds = reference.seconds(at: index) - offsetSeconds - other.startSeconds
      return Int((seconds * other.sampleRateHertz).rounded())
    }
    self.placement = placement
    resolution = prepared.resolution
    up = VectorSeries(
      (0..<reference.count).map { motion.up.vectors[min(max(0, sample($0)), other.count - 1)] })
    let first = (0..<reference.count).first { sample($0) >= 0 } ?? reference.count
    let last = (0..<reference.count).last { sample($0) < other.count } ?? -1
    covered = first..<max(first, last + 1)
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
