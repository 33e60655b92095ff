import HiplineCore

/// Which segment carries the repetitions, the others on its samples, and which exercise it is.
struct MovingSession: Sendable {
  let prepared: PreparedSession
  /// nil without a sensor where the exercise moves.
  let mover: MovingSegment?
  /// Every segment with a place and a motion, the mover too, on the mover's samples.
  let segments: [Placement: AlignedSegment]
  /// Where there are sensors of which nobody knows when they measured.
  let untimed: Set<Placement>
  /// nil where the exercise was given, and where nothing shows it.
  let recognition: ExerciseRecognition?
  /// nil where it is not known.
  let exercise: Exercise?
  /// The side that was given, else the mover's own.
  private let statedSide: Side?
  let setup: SessionSetup
  /// Of the clocks, the exercise and the posture.
  let findings: [Finding]

  init(_ prepared: PreparedSession) {
    let input = prepared.input
    let moved = prepared.recordings.map { Segment($0) }
    let mover = MovingSegment.find(
      in: moved, exercise: input.exercise, outside: input.excludedSeconds)
    let aligned = mover.map { Self.aligned(moved, on: $0.segment) }
    let segments = aligned?.segments ?? [:]
    let side = input.side ?? mover?.prepared.recording.side
    let evidence = mover.flatMap { Self.evidence($0, segments, side: side) }
    let recognition = input.exercise == nil ? evidence.map { ExerciseRecognition($0) } : nil

    self.prepared = prepared
    self.mover = mover
    self.segments = segments
    untimed = aligned?.untimed ?? []
    self.recognition = recognition
    exercise = input.exercise ?? recognition?.exercise?.exercise
    statedSide = side
    setup = SessionSetup(evidence)
    findings =
      (aligned?.findings ?? []) + input.exerciseFindings(recognition)
      + setup.findings(exercise: exercise, side: side ?? recognition?.side)
  }

  /// The side that moves: stated, or recognised with the exercise.
  var side: Side? { statedSide ?? (exercise == nil ? nil : recognition?.side) }

  /// What is judged, against what.
  var profile: ExerciseProfile { prepared.input.profile ?? exercise?.profile ?? .unknown }

  /// The profile, or nil where the moving sensor is not to be trusted: its repetitions are counted, not scored.
  var judgedProfile: ExerciseProfile? { mover?.prepared.isSound ?? true ? profile : nil }

  /// The recording whose samples and seconds are the result's.
  var reference: UniformRecording { (mover?.prepared ?? prepared.recordings[0]).uniform }

  /// The segments that do not carry the repetitions.
  var helpers: [Placement: AlignedSegment] {
    segments.filter { $0.key != mover?.segment.placement }
  }

  /// The segments by their places on the samples of one of them, and what their clocks leave doubtful.
  private static func aligned(
    _ segments: [Segment], on mover: Segment
  ) -> (segments: [Placement: AlignedSegment], untimed: Set<Placement>, findings: [Finding]) {
    let (reference, uniform) = (mover.prepared.recording, mover.prepared.uniform)
    var aligned: [Placement: AlignedSegment] = [:]
    var untimed: Set<Placement> = []
    var findings: [Finding] = []
    for segment in segments {
      guard let placement = segment.placement, placement != mover.placement,
        segment.motion != nil, aligned[placement] == nil, !untimed.contains(placement)
      else { continue }
      let alignment = ClockAlignment(
        of: segment.prepared.recording, on: reference, otherwise: "it is not used")
      findings += [alignment.finding].compactMap { $0 }
      guard let seconds = alignment.seconds else {
        untimed.insert(placement)
        continue
      }
      aligned[placement] = AlignedSegment(segment, on: uniform, offsetSeconds: seconds)
    }
    if let placement = mover.placement {
      aligned[placement] = AlignedSegment(mover, on: uniform, offsetSeconds: 0)
    }
    return (aligned, untimed, findings)
  }

  /// What tells one exercise from another in the set with most repetitions; nil without one.
  private static func evidence(
    _ mover: MovingSegment, _ segments: [Placement: AlignedSegment], side: Side?
  ) -> MovementEvidence? {
    guard let set = mover.sets.max(by: { $0.completeCount < $1.completeCount }) else { return nil }
    let evidence = MovementEvidence(set, aligned: segments.filter { $0.value.isSound }, side: side)
    return evidence.segments.isEmpty ? nil : evidence
  }
}
