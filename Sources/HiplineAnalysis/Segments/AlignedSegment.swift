import HiplineCore
import HiplineKinematics

/// A segment's motion on the samples of the reference recording.
///
/// Between the two clocks the nearest sample is taken: half a sampling step is less than the movement turns in its noise.
struct AlignedSegment: Sendable {
  let segment: Segment

  /// How the segment turns, on the samples of its own recording.
  let motion: SegmentMotion

  /// The samples of the reference recording that the sensor covers.
  let covered: Range<Int>

  /// This recording's sample at the reference's sample 0, and how many there are for each of the reference's.
  private let start: Double
  private let step: Double

  /// - Parameters:
  ///   - reference: The recording whose samples are wanted.
  ///   - offsetSeconds: The recording's zero on the reference's time axis.
  /// - Returns: nil for a segment without a motion.
  init?(_ segment: Segment, on reference: UniformRecording, offsetSeconds: Double) {
    guard let motion = segment.motion else { return nil }
    let own = segment.prepared.uniform
    self.segment = segment
    self.motion = motion
    step = own.sampleRateHertz / reference.sampleRateHertz
    start = (reference.startSeconds - offsetSeconds - own.startSeconds) * own.sampleRateHertz
    let first = ((-start - 0.5) / step).rounded(.up)
    let last = ((Double(own.count) - 0.5 - start) / step).rounded(.up)
    let clamped = [first, last].map { Int(min(max(0, $0), Double(reference.count))) }
    covered = clamped[0]..<max(clamped[0], clamped[1])
  }

  var resolution: SensorResolution { segment.prepared.resolution }

  /// Whether the sensor's own check found it to measure what it should.
  var isSound: Bool { segment.prepared.isSound }

  private var recording: UniformRecording { segment.prepared.uniform }

  /// This recording's sample at a sample of the reference, or the nearest one there is.
  private func sample(at index: Int) -> Int {
    min(max(0, Int((start + Double(index) * step).rounded())), recording.count - 1)
  }

  /// Whether the sensor measured all of a stretch of the reference, without a gap.
  func covers(_ range: Range<Int>) -> Bool {
    guard covered.lowerBound <= range.lowerBound, covered.upperBound >= range.upperBound,
      let last = range.last
    else { return false }
    let own = sample(at: range.lowerBound)..<(sample(at: last) + 1)
    return !recording.gaps.contains { $0.overlaps(own) }
  }

  /// The largest turn of the vertical away from its direction at the start of `range`, in degrees.
  ///
  /// - Returns: nil where the sensor does not cover the range.
  func largestTurnDegrees(in range: Range<Int>) -> Double? {
    guard covers(range) else { return nil }
    let up = motion.up.vectors
    let first = up[sample(at: range.lowerBound)]
    return range.map { Angle.degrees(between: first, and: up[sample(at: $0)]) }.max()
  }

  /// The vertical in sensor coordinates at samples of the reference.
  func up(at samples: [Int]) -> VectorSeries {
    VectorSeries(count: samples.count) { motion.up.vectors[sample(at: samples[$0])] }
  }

  /// The vertical in sensor coordinates at every `step`-th sample of a stretch.
  func up(in range: Range<Int>, every step: Int = 1) -> UpDirection {
    let own = stride(from: range.lowerBound, to: range.upperBound, by: step).map(sample)
    var up = motion.up
    up.vectors = VectorSeries(count: own.count) { motion.up.vectors[own[$0]] }
    func slice(_ degrees: [Double]?) -> [Double]? {
      degrees.map { degrees in own.map { degrees[$0] } }
    }
    up.disagreementDegrees = slice(up.disagreementDegrees)
    up.uncertaintyDegrees = slice(up.uncertaintyDegrees)
    return up
  }

  /// The angular rate in rad/s below the tremor band, at every `step`-th sample of a stretch.
  func angularRate(in range: Range<Int>, every step: Int = 1) -> VectorSeries {
    taken(motion.angularRate, in: range, every: step)
  }

  /// The specific force in m/s² below the tremor band, at every `step`-th sample of a stretch.
  func slowAcceleration(in range: Range<Int>, every step: Int) -> VectorSeries {
    taken(segment.prepared.slow.accelerometer, in: range, every: step)
  }

  private func taken(
    _ series: VectorSeries, in range: Range<Int>, every step: Int
  ) -> VectorSeries {
    VectorSeries(count: (range.count + step - 1) / step) {
      series[sample(at: range.lowerBound + $0 * step)]
    }
  }

  /// Unit quaternions, sensor to earth with a heading of its own, at every `step`-th sample of a stretch; nil without a gyroscope.
  func orientations(in range: Range<Int>, every step: Int = 1) -> [Quaternion]? {
    motion.orientation.map { orientation in
      stride(from: range.lowerBound, to: range.upperBound, by: step)
        .map { orientation[sample(at: $0)] }
    }
  }
}
