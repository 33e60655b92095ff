public import HiplineCore
import HiplineKinematics
import HiplineSignal

/// From the recordings of a session to scored repetitions.
///
///     recordings → one sample rate → motion of each segment → sets of repetitions → exercise → metrics → scores → summary
public struct Analyzer: Sendable {
  public init() {}

  /// - Throws: `InputFailure` where no recording can be analysed at all. What is only doubtful is a finding.
  public func analyze(_ input: SessionInput) throws(InputFailure) -> SessionResult {
    try analyze(input, traced: false).result
  }

  /// The same result with the traces that a report draws, which take time of their own.
  ///
  /// - Throws: As ``analyze(_:)``.
  public func analyzeWithTraces(
    _ input: SessionInput
  ) throws(InputFailure) -> (result: SessionResult, traces: SessionTraces) {
    let (result, traces) = try analyze(input, traced: true)
    return (result, traces ?? SessionTraces())
  }

  private func analyze(
    _ input: SessionInput, traced: Bool
  ) throws(InputFailure) -> (result: SessionResult, traces: SessionTraces?) {
    let (prepared, failures) = try prepare(input)
    var findings = prepared.flatMap(\.findings) + duplicateFindings(input, prepared)

    let moving = movingSegment(of: prepared, exercise: input.exercise)
    let helpers =
      moving.map { alignedHelpers(prepared, on: $0.prepared, findings: &findings) } ?? [:]
    let side = input.side ?? moving?.prepared.recording.side
    let evidence = evidence(moving, helpers: helpers, prepared, side: side)
    let recognition = input.exercise == nil ? evidence.map { ExerciseRecognition($0) } : nil
    let exercise = input.exercise ?? recognition?.exercise?.exercise
    let profile = input.profile ?? exercise?.profile ?? .unknown
    let setup = SessionSetup(evidence)
    findings += exerciseFindings(input, recognition)
    findings += postureFindings(setup, exercise: exercise, side: side ?? recognition?.side)

    var measured: [MeasuredRepetition] = []
    if let moving, let motion = moving.motion {
      let joints = joints(of: moving, motion, helpers: helpers)
      measured = measure(moving, motion, joints: joints, helpers: helpers)
      findings += axisFindings(moving.sets) + jointFindings(joints)
      findings += SensorSlip.findings(moving.sets, motion: motion) {
        moving.prepared.uniform.seconds(at: $0)
      }
    }
    findings += outcomeFindings(measured, moving: moving?.prepared)

    let uniform = (moving?.prepared ?? prepared[0]).uniform
    let isSound = moving?.prepared.isSound ?? true
    let repetitions = measured.map { score($0, profile: isSound ? profile : nil, on: uniform) }
    let session = SessionResult(
      id: input.id, subject: input.subject, startedAt: input.startedAt,
      exercise: exercise?.name ?? ExerciseProfile.unknown.name,
      exerciseConfidence: input.exercise == nil ? recognition?.exercise?.probability ?? 0 : 1,
      exerciseCandidates: recognition?.candidates ?? [],
      side: side ?? (exercise == nil ? nil : recognition?.side), setup: setup, profile: profile,
      recordings: prepared.map(RecordingSummary.init),
      sets: (moving?.sets ?? []).enumerated().map {
        result($0.element, index: $0.offset + 1, on: uniform)
      },
      repetitions: repetitions,
      summary: SessionSummary(repetitions, profile: isSound ? profile : nil), findings: findings,
      failures: failures)
    guard traced, let moving, let motion = moving.motion else { return (session, nil) }
    let traces = SessionTraces(
      session, sets: moving.sets, motion: motion, of: moving.prepared,
      pelvis: moving.isPelvis ? nil : helpers[.pelvis] ?? helpers[.lumbar])
    return (session, traces)
  }

  // MARK: - The arrows

  /// - Throws: Where no recording can be used; one that cannot does not keep the others from being.
  private func prepare(
    _ input: SessionInput
  ) throws(InputFailure) -> (prepared: [PreparedRecording], failures: [InputFailure]) {
    var prepared: [PreparedRecording] = []
    var failures: [InputFailure] = []
    for recording in input.withoutDuplicates {
      do throws(InputFailure) {
        prepared.append(try PreparedRecording(recording))
      } catch {
        failures.append(error)
      }
    }
    guard prepared.isEmpty else { return (prepared, failures) }
    throw failures.first
      ?? InputFailure(
        .noAcceleration, path: input.id, "no recording in the session",
        hint: "name at least one sensor file")
  }

  /// The sensor that carries the repetitions.
  private struct MovingSegment {
    var prepared: PreparedRecording
    /// nil without gravity, which shows no posture.
    var motion: SegmentMotion?
    var sets: [ExerciseSet]

    var isPelvis: Bool {
      [Placement.pelvis, .lumbar].contains(prepared.recording.placement)
    }

    init(_ prepared: PreparedRecording) {
      self.prepared = prepared
      guard prepared.recording.holdsGravity != false else {
        sets = []
        return
      }
      let motion = SegmentMotion(prepared.uniform)
      self.motion = motion
      sets = RepetitionDetector.sets(
        in: motion, smallestRangeDegrees: prepared.resolution.smallestRangeDegrees,
        gaps: prepared.uniform.gaps)
    }

    /// How far the segment turns from rest to top, the median over the repetitions, in degrees; 0 without any.
    var usualTurnDegrees: Double {
      let turns = sets.flatMap { set in
        set.repetitions.filter(\.isComplete).map {
          set.degrees(at: $0.peak) - set.degrees(at: $0.range.lowerBound)
        }
      }
      return RobustStatistics.median(turns) ?? 0
    }
  }

  /// The sensor on the segment that the exercise moves, or the next one where that keeps still; or one whose place was
  /// not given.
  private func movingSegment(
    of prepared: [PreparedRecording], exercise: Exercise?
  ) -> MovingSegment? {
    func recordings(_ order: [Placement?]) -> [PreparedRecording] {
      order.compactMap { placement in
        prepared.first { $0.recording.placement == placement }
      }
    }
    if let exercise {
      var still: MovingSegment?
      for recording in recordings(exercise.movers + [nil]) {
        let segment = MovingSegment(recording)
        guard segment.sets.isEmpty else { return segment }
        still = still ?? segment
      }
      return still
    }
    // Where the exercise is not known, a segment that hardly moves beside another one only goes along with it. A pelvis is
    // the mover of an exercise only where the leg is seen to keep still.
    let legs = recordings(Exercise.legMovers + [nil])
    let trunk = legs.isEmpty ? [] : recordings([.pelvis, .lumbar])
    let segments = (legs + trunk).map { MovingSegment($0) }
    let largest = segments.map(\.usualTurnDegrees).max() ?? 0
    return segments.first {
      !$0.sets.isEmpty && $0.usualTurnDegrees >= Self.smallestShareOfMover * largest
    } ?? segments.first
  }

  /// A segment that turns by less than this share of another one is not what moves; a thigh that follows a shank in a foot
  /// slide turns about as far as it.
  private static let smallestShareOfMover = 1 / 3.0

  /// What tells one exercise from another in the set with most repetitions; nil without one.
  private func evidence(
    _ moving: MovingSegment?, helpers: [Placement: AlignedSegment],
    _ prepared: [PreparedRecording], side: Side?
  ) -> MovementEvidence? {
    guard let moving,
      let set = moving.sets.max(by: { $0.completeCount < $1.completeCount })
    else { return nil }
    var aligned = helpers
    if let placement = moving.prepared.recording.placement {
      aligned[placement] = AlignedSegment(
        moving.prepared, motion: moving.motion, placement: placement, on: moving.prepared.uniform,
        offsetSeconds: 0)
    }
    let evidence = MovementEvidence(
      set, aligned: aligned.filter { $0.value.isSound }, recordings: prepared.map(\.recording),
      side: side)
    return evidence.segments.isEmpty ? nil : evidence
  }

  private func alignedHelpers(
    _ prepared: [PreparedRecording], on moving: PreparedRecording, findings: inout [Finding]
  ) -> [Placement: AlignedSegment] {
    var helpers: [Placement: AlignedSegment] = [:]
    for other in prepared {
      guard let placement = other.recording.placement, placement != moving.recording.placement,
        other.recording.holdsGravity != false, helpers[placement] == nil
      else { continue }
      let offset = ClockAlignment.offsetSeconds(of: other.recording, on: moving.recording)
      if let finding = offset.finding { findings.append(finding) }
      helpers[placement] = AlignedSegment(
        other, placement: placement, on: moving.uniform, offsetSeconds: offset.seconds)
    }
    return helpers
  }

  /// The joints between the sensors, one dictionary a set.
  private func joints(
    of moving: MovingSegment, _ motion: SegmentMotion, helpers: [Placement: AlignedSegment]
  ) -> [JointMotions] {
    var segments = helpers
    if let placement = moving.prepared.recording.placement {
      segments[placement] = AlignedSegment(
        moving.prepared, motion: motion, placement: placement, on: moving.prepared.uniform,
        offsetSeconds: 0)
    }
    return moving.sets.map { set in
      JointMotions(
        uniqueKeysWithValues: Joint.allCases.map { joint in
          (
            joint,
            Result { () throws(JointMotion.NotMeasured) in
              try JointMotion.measure(
                joint, segments: segments, in: set.angle.range,
                sampleRateHertz: motion.sampleRateHertz)
            }
          )
        })
    }
  }

  private func measure(
    _ moving: MovingSegment, _ motion: SegmentMotion, joints: [JointMotions],
    helpers: [Placement: AlignedSegment]
  ) -> [MeasuredRepetition] {
    // Where the pelvis is what moves, nothing says how still it kept.
    let helpers = moving.isPelvis ? helpers.filter { $0.key == .otherThigh } : helpers
    var measured: [MeasuredRepetition] = []
    for (number, set) in moving.sets.enumerated() {
      for repetition in set.repetitions {
        let context = RepetitionContext(
          repetition: repetition, set: set, motion: motion, recording: moving.prepared.uniform,
          resolution: moving.prepared.resolution, helpers: helpers, joints: joints[number])
        measured.append(
          MeasuredRepetition(
            index: measured.count + 1, set: number + 1, repetition: repetition,
            values: Metrics.all.flatMap { $0.measure(context) }))
      }
    }
    for metric in Metrics.relative {
      for (index, values) in metric.measure(measured).enumerated() {
        measured[index].values += values
      }
    }
    return measured
  }

  /// - Parameter profile: nil where the sensor is not to be trusted: such repetitions are counted, not scored.
  private func score(
    _ measured: MeasuredRepetition, profile: ExerciseProfile?, on uniform: UniformRecording
  ) -> RepetitionResult {
    let repetition = measured.repetition
    let profile = repetition.isComplete ? profile : nil
    let judged = profile.flatMap { RepetitionState.judge(measured, profile: $0) }
    let score = profile.map { RepetitionScore(measured, profile: $0) }
    return RepetitionResult(
      index: measured.index, set: measured.set, isComplete: repetition.isComplete,
      startSeconds: uniform.seconds(at: repetition.range.lowerBound),
      topStartSeconds: uniform.seconds(at: repetition.hold.lowerBound),
      topEndSeconds: uniform.seconds(at: repetition.hold.upperBound),
      endSeconds: uniform.seconds(at: repetition.range.upperBound),
      values: measured.values, state: judged?.state, stateBasis: judged?.basis ?? [],
      score: score,
      cues: score.map { Cue.cues(for: measured, score: $0, state: judged?.state) } ?? [])
  }

  private func result(
    _ set: ExerciseSet, index: Int, on uniform: UniformRecording
  ) -> SetResult {
    SetResult(
      index: index, startSeconds: uniform.seconds(at: set.range.lowerBound),
      endSeconds: uniform.seconds(at: set.range.upperBound), repetitions: set.completeCount)
  }
}
