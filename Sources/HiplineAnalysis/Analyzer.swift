public import HiplineCore
import HiplineKinematics

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

    let moving = MovingSegment.find(in: prepared, exercise: input.exercise)
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

  /// What tells one exercise from another in the set with most repetitions; nil without one.
  private func evidence(
    _ moving: MovingSegment?, helpers: [Placement: AlignedSegment],
    _ prepared: [PreparedRecording], side: Side?
  ) -> MovementEvidence? {
    guard let moving,
      let set = moving.sets.max(by: { $0.completeCount < $1.completeCount })
    else { return nil }
    let evidence = MovementEvidence(
      set, aligned: moving.joined(to: helpers).filter { $0.value.isSound },
      recordings: prepared.map(\.recording),
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
    let segments = moving.joined(to: helpers)
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
