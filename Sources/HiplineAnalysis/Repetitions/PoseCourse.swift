import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// How a segment lies over a stretch: which way up, and, where a gyroscope sees it, turned how far about the vertical.
struct PoseCourse: Sendable {
  /// The two together.
  struct Pose: Sendable {
    /// The vertical in the sensor's axes, of length one.
    var up: Vector3
    /// How far it has turned about the vertical since the stretch began, in radians; 0 where nothing tells.
    var headingRadians: Double

    /// Of an angle between two poses by its square, of length 2 · sin(angle / 2) for verticals that differ.
    func squaredChord(to other: Pose) -> Double {
      let (chord, turn) = (up - other.up, headingRadians - other.headingRadians)
      return chord.dot(chord) + turn * turn
    }

    /// How far it is to another one, in degrees.
    func degrees(to other: Pose) -> Double {
      Self.degrees(squaredChord: squaredChord(to: other))
    }

    static func degrees(squaredChord: Double) -> Double {
      2 * Double.asin(min(1, squaredChord.squareRoot() / 2)) * Angle.degreesPerRadian
    }
  }

  private let range: Range<Int>
  private let up: VectorSeries
  private let headings: [Double]

  /// Who exercises turns as far to one side as to the other: the usual rate is what is left of the gyroscope's bias.
  ///
  /// - Parameter range: In samples of the recording, not empty.
  init(_ motion: SegmentMotion, in range: Range<Int>) {
    self.range = range
    up = motion.up.vectors
    guard motion.gyroscope != nil else {
      headings = []
      return
    }
    let rates = range.map { motion.angularRate[$0].dot(motion.up.vectors[$0]) }
    let bias = RobustStatistics.median(rates) ?? 0
    headings = CumulativeIntegral.trapezoid(
      rates.map { $0 - bias }, sampleRateHertz: motion.sampleRateHertz)
  }

  /// Of the vertical alone.
  init(upOf motion: SegmentMotion) {
    (range, up, headings) = (0..<motion.count, motion.up.vectors, [])
  }

  /// At a sample of the recording; before and after the stretch as at its ends.
  subscript(sample: Int) -> Pose {
    let sample = min(max(range.lowerBound, sample), range.upperBound - 1)
    return Pose(
      up: up[sample],
      headingRadians: headings.isEmpty ? 0 : headings[sample - range.lowerBound])
  }
}
