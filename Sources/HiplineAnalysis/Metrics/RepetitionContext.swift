import HiplineCore
import HiplineKinematics

/// All that a metric may look at for one repetition.
struct RepetitionContext: Sendable {
  let repetition: Repetition
  let set: ExerciseSet
  /// The set's number in the session, from 1.
  let setIndex: Int
  /// The number of the first set of the same exercise, from 1.
  let exerciseIndex: Int
  /// The moving segment.
  let motion: SegmentMotion
  /// The measurement of the moving segment.
  let recording: UniformRecording
  let resolution: SensorResolution
  /// Other segments, on the same samples.
  let helpers: [Placement: AlignedSegment]
  /// Whether the pelvis is the moving segment, so that nothing says how still it kept.
  let movesPelvis: Bool
  /// Where there are sensors of which nobody knows when they measured.
  let untimed: Set<Placement>
  /// The joints over the repetition's set, or why they have no angle.
  let joints: JointMotions
  /// The plane that the exercise moves the segment in; nil for an exercise that is not known.
  let plane: MovementPlane?
  /// What the pelvis turns with the lift; nil where no sensor measured it.
  let pelvisTurn: PelvisTurn?
  /// The angle at the repetition's ends and its top.
  let turningPoints: TurningPoints
  /// The sensor in which tremor is looked for.
  let tremorSensor: TremorSensor
  /// The middle of the hold with its spectrum, or why no tremor is looked for in it.
  let hold: Result<HeldStretch, HeldStretch.NotSeen>

  init(
    repetition: Repetition, set: ExerciseSet, setIndex: Int = 1, motion: SegmentMotion,
    recording: UniformRecording, resolution: SensorResolution,
    helpers: [Placement: AlignedSegment] = [:], movesPelvis: Bool = false,
    untimed: Set<Placement> = [],
    joints: JointMotions = [:], plane: MovementPlane? = nil, pelvisTurn: PelvisTurn? = nil,
    exerciseIndex: Int = 1
  ) {
    self.repetition = repetition
    self.set = set
    self.setIndex = setIndex
    self.exerciseIndex = exerciseIndex
    self.motion = motion
    self.recording = recording
    self.resolution = resolution
    self.helpers = helpers
    self.movesPelvis = movesPelvis
    self.untimed = untimed
    self.joints = joints
    self.plane = plane
    self.pelvisTurn = pelvisTurn
    turningPoints = TurningPoints(repetition, of: set, motion: motion, recording: recording)
    let sensor = TremorSensor(motion: motion, recording: recording, resolution: resolution)
    tremorSensor = sensor
    hold = Result { () throws(HeldStretch.NotSeen) in
      try HeldStretch(of: repetition, recording: recording, sensor: sensor)
    }
  }

  var sampleRateHertz: Double { recording.sampleRateHertz }

  /// The length of a stretch of samples, in seconds.
  func seconds(_ range: Range<Int>) -> Double { Double(range.count) / sampleRateHertz }

  /// The pelvis, seen by a sensor on it or on the lumbar spine just above.
  var pelvis: AlignedSegment? { Self.pelvis(among: helpers) }

  static func pelvis(among helpers: [Placement: AlignedSegment]) -> AlignedSegment? {
    helpers[.pelvis] ?? helpers[.lumbar]
  }

  /// Why nothing is known of a segment, by the places of its sensors.
  func reasonWithout(_ placements: Placement..., segment: String) -> String {
    if movesPelvis, placements.contains(.pelvis) { return "the \(segment) is what moves" }
    return untimed.isDisjoint(with: placements)
      ? "no sensor on the \(segment)"
      : "it is not known when the sensor on the \(segment) measured"
  }
}

/// A repetition with the values measured on it.
struct MeasuredRepetition: Sendable, MetricReadings {
  /// From 1, over the whole session.
  var index: Int
  /// The set's number, from 1.
  var set: Int
  var repetition: Repetition
  /// The number of the first set of the same exercise, from 1.
  var exercise: Int
  var values: [MetricValue]
}
