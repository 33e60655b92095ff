import HiplineCore
import HiplineKinematics
import RealModule

@testable import HiplineAnalysis

/// A hand-made angle in degrees at 50 Hz: rests, minimum-jerk moves and holds put in a row.
struct Curve {
  static let rate = 50.0

  var degrees: [Double]

  init(rest level: Double = 0, seconds: Double = 2) {
    degrees = [Double](repeating: level, count: Int(seconds * Self.rate))
  }

  private var last: Double { degrees[degrees.count - 1] }

  /// The time at which the next part begins, in seconds: that of the last sample so far.
  var seconds: Double { Double(degrees.count - 1) / Self.rate }

  func moving(to target: Double, seconds: Double) -> Curve {
    var copy = self
    let count = Int(seconds * Self.rate)
    let (start, change) = (last, target - last)
    copy.degrees += (1...count).map {
      let s = Double($0) / Double(count)
      return start + change * (s * s * s * (10 + s * (-15 + 6 * s)))
    }
    return copy
  }

  func holding(seconds: Double, drift: Double = 0) -> Curve {
    var copy = self
    let start = last
    let count = Int(seconds * Self.rate)
    guard count > 0 else { return self }
    copy.degrees += (1...count).map { start + drift * Double($0) / Self.rate }
    return copy
  }

  /// Up, hold and down to where it started.
  func repetition(_ range: Double = 20, hold: Double = 2, move: Double = 2) -> Curve {
    let start = last
    return moving(to: start + range, seconds: move).holding(seconds: hold)
      .moving(to: start, seconds: move).holding(seconds: 1)
  }

  func repetitions(_ count: Int, _ range: Double = 20) -> Curve {
    (0..<count).reduce(self) { curve, _ in curve.repetition(range) }
  }

  var excursions: [RepetitionCounter.Excursion] {
    RepetitionCounter.excursions(of: degrees, smallestRangeDegrees: 0.7)
  }

  /// A recording of a sensor that turns by the curve about its level x axis.
  func recording(withGyroscope: Bool = false) -> Recording {
    let times = degrees.indices.map { Double($0) / Self.rate }
    let gravity = StillNorm.standardGravity
    let up = degrees.map {
      Vector3(0, -Double.sin($0 * .pi / 180) * gravity, Double.cos($0 * .pi / 180) * gravity)
    }
    let rates = degrees.indices.map { index in
      let before = degrees[max(0, index - 1)]
      let after = degrees[min(degrees.count - 1, index + 1)]
      return Vector3((after - before) / 2 * Self.rate * -.pi / 180, 0, 0)
    }
    return Recording(
      name: "curve", format: "test", placement: .thigh,
      accelerometer: TimedSeries(timestamps: times, values: VectorSeries(up)),
      gyroscope: withGyroscope ? TimedSeries(timestamps: times, values: VectorSeries(rates)) : nil)
  }

  func motion(withGyroscope: Bool = false) throws -> SegmentMotion {
    SegmentMotion(try PreparedRecording(recording(withGyroscope: withGyroscope)).uniform)
  }
}
