import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// What the sensors of a session saw of one set, as far as it tells one exercise from another.
struct MovementEvidence {
  struct Segment {
    /// The largest turn of the vertical in a repetition, the median, in degrees.
    var turnDegrees: Double
    /// The vertical at the start of the repetitions, in sensor coordinates.
    var up: Vector3
    /// The axis of the way out, right-handed, in sensor coordinates; nil for a segment that hardly turns.
    var axis: Vector3?
    /// How far that axis is from level, in degrees 0…90; nil where only a gyroscope could tell.
    var inclinationDegrees: Double?
    /// How the sensor is strapped on, if that was stated.
    var axes: StatedAxes?
    /// The leg that the sensor is on, if that was stated.
    var side: Side?
  }

  var segments: [BodySegment: Segment] = [:]
  /// The leg that moves, if that was stated.
  var side: Side?

  /// A segment that turns by less shows no axis, in degrees: some three times what a still one sways by
  /// (``SensorResolution/bodySwayDegrees``); of a whole repetition, where
  /// ``MovementCourse/Parameters`` asks as much of one span.
  static let smallestTurnDegrees = 2.0
}

extension MovementEvidence {
  /// - Parameters:
  ///   - set: Of the segment that carries the repetitions.
  ///   - aligned: All sensors on that segment's samples.
  init(_ set: ExerciseSet, aligned: [Placement: AlignedSegment], side: Side?) {
    self.init(side: side)
    let repetitions = set.repetitions.filter { $0.isComplete }
    for segment in BodySegment.allCases {
      for placement in segment.placements where segments[segment] == nil {
        guard let sensor = aligned[placement] else { continue }
        let recording = sensor.segment.prepared.recording
        segments[segment] = Segment(
          sensor, repetitions,
          // The long axis of a foot is not the leg's.
          axes: placement == .foot ? nil : recording.statedAxes, side: recording.side)
      }
    }
  }
}

extension MovementEvidence.Segment {
  /// - Returns: nil where the sensor covers no repetition.
  fileprivate init?(
    _ sensor: AlignedSegment, _ repetitions: [Repetition], axes: StatedAxes?, side: Side?
  ) {
    let covered = repetitions.filter { sensor.covers($0.range) }
    let turns = covered.compactMap { sensor.largestTurnDegrees(in: $0.range) }
    guard let turn = RobustStatistics.median(turns) else { return nil }
    var (up, rotation) = (Vector3.zero, Vector3.zero)
    for repetition in covered {
      let start = repetition.range.lowerBound
      up += sensor.up(in: start..<(start + 1)).vectors[0]
      let rates = sensor.angularRate(in: repetition.concentric)
      for index in rates.indices { rotation += rates[index] }
    }
    guard let up = up.normalized else { return nil }
    let axis = turn >= MovementEvidence.smallestTurnDegrees ? rotation.normalized : nil
    let sine = sensor.motion.gyroscope == nil ? nil : axis.map { min(1, abs($0.dot(up))) }
    self.init(
      turnDegrees: turn, up: up, axis: axis,
      inclinationDegrees: sine.map { Double.asin($0) * Angle.degreesPerRadian }, axes: axes,
      side: side)
  }
}
