import HiplineCore

/// The session's result, with all that it was made from.
struct ScoredSession: Sendable {
  let measured: MeasuredSession
  let result: SessionResult

  init(_ measured: MeasuredSession) {
    let moving = measured.moving
    let (input, recognition) = (moving.prepared.input, moving.recognition)
    let (profile, uniform) = (moving.judgedProfile, moving.reference)
    let repetitions = measured.repetitions.map {
      Self.score(
        $0, profile: measured.impossible.allows($0.index) ? profile : nil, of: moving, on: uniform)
    }
    self.measured = measured
    var result = SessionResult(
      id: input.id, subject: input.subject, startedAt: input.startedAt,
      exercise: moving.exercise?.name ?? ExerciseProfile.unknown.name,
      exerciseConfidence: input.exercise == nil ? recognition?.exercise?.probability ?? 0 : 1,
      exerciseCandidates: recognition?.candidates ?? [],
      side: moving.side, setup: moving.setup, profile: moving.profile,
      recordings: moving.prepared.recordings.map(RecordingSummary.init),
      sets: zip(1..., moving.mover?.sets ?? []).map { index, set in
        SetResult(
          index: index, startSeconds: uniform.seconds(at: set.range.lowerBound),
          endSeconds: uniform.seconds(at: set.range.upperBound), repetitions: set.completeCount,
          controlGrade: ControlGrade.median(of: repetitions.filter { $0.set == index }))
      },
      repetitions: repetitions, summary: SessionSummary(repetitions, profile: profile),
      findings: moving.prepared.findings + moving.findings + measured.findings,
      failures: moving.prepared.failures)
    result.subjectProvenance = input.subject.map { _ in input.subjectProvenance }
    result.startedAtProvenance = input.startedAt.map { _ in input.startedAtProvenance }
    result.study = input.study
    self.result = result
  }

  /// The series behind the result, made small for plots.
  ///
  /// - Complexity: O(*n*) in the samples of the sets; nothing is measured again.
  var traces: SessionTraces {
    guard let mover = measured.moving.mover, let motion = mover.segment.motion else {
      return SessionTraces()
    }
    let helpers = measured.moving.helpers
    return SessionTraces(
      result, of: measured.contexts, sets: mover.sets, motion: motion, recording: mover.prepared,
      pelvis: mover.isPelvis ? nil : helpers[.pelvis] ?? helpers[.lumbar])
  }

  /// - Parameter profile: nil where the sensor or the range is not to be trusted: such repetitions are counted, not scored.
  private static func score(
    _ measured: MeasuredRepetition, profile: ExerciseProfile?, of moving: MovingSession,
    on uniform: UniformRecording
  ) -> RepetitionResult {
    let repetition = measured.repetition
    let profile = repetition.isComplete ? profile : nil
    let compensation = profile.flatMap {
      Compensation(measured, limits: $0.compensation, hip: moving.exercise?.hipLimit)
    }
    let judged = profile.map {
      StateJudgement(
        measured, profile: $0, compensation: compensation,
        pelvisMoves: moving.mover?.isPelvis == true)
    }
    let score = profile.map { RepetitionScore(measured, profile: $0, compensation: compensation) }
    return RepetitionResult(
      index: measured.index, set: measured.set, isComplete: repetition.isComplete,
      startSeconds: uniform.seconds(at: repetition.range.lowerBound),
      topStartSeconds: uniform.seconds(at: repetition.hold.lowerBound),
      topEndSeconds: uniform.seconds(at: repetition.hold.upperBound),
      endSeconds: uniform.seconds(at: repetition.range.upperBound),
      values: measured.values, state: judged?.state, stateProbability: judged?.probability,
      reasonWithoutState: judged?.reason, stateBasis: judged?.basis ?? [],
      isShaking: judged?.isShaking, score: score,
      cues: score.map { Cue.cues(for: measured, score: $0, state: judged?.state) } ?? [])
  }
}
