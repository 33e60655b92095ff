import HiplineCore
import HiplineKinematics

/// Every repetition with its metrics, and what they were measured from.
struct MeasuredSession: Sendable {
  let moving: MovingSession
  /// What each repetition was measured from, in order of time.
  let contexts: [RepetitionContext]
  /// In the order of ``contexts``.
  let repetitions: [MeasuredRepetition]
  let impossible: ImpossibleTurns
  /// Of axes, joints and slipping sensors, and where nothing is to be measured why.
  let findings: [Finding]

  init(_ moving: MovingSession) {
    let joints = Self.joints(moving)
    contexts = Self.contexts(moving, joints: joints)
    let measured = Self.measure(contexts)
    impossible = ImpossibleTurns(measured, of: moving)
    repetitions = Self.graded(Self.related(impossible.withoutAngles(measured)), of: moving)
    findings =
      impossible.findings + SetupDoubts.findings(moving, contexts, repetitions)
      + Self.movementFindings(moving, joints: joints)
      + Self.outcomeFindings(repetitions, of: moving)
    self.moving = moving
  }

  /// The joints between the sensors, one dictionary a set.
  private static func joints(_ moving: MovingSession) -> [JointMotions] {
    (moving.mover?.sets ?? []).map { set in
      JointMotions(
        uniqueKeysWithValues: Joint.allCases.map { joint in
          (
            joint,
            Result { () throws(JointMotion.NotMeasured) in
              try JointMotion.measure(
                joint, segments: moving.segments, in: set.angle.range,
                sampleRateHertz: moving.reference.sampleRateHertz)
            }
          )
        })
    }
  }

  private static func contexts(
    _ moving: MovingSession, joints: [JointMotions]
  ) -> [RepetitionContext] {
    guard let mover = moving.mover, let motion = mover.segment.motion else { return [] }
    // Where the pelvis is what moves, nothing says how still it kept.
    let helpers =
      mover.isPelvis ? moving.helpers.filter { $0.key == .otherThigh } : moving.helpers
    let firstAlike = ExerciseSet.firstAlike(mover.sets, motion)
    return zip(mover.sets.indices, mover.sets).flatMap { index, set in
      let turns = RepetitionContext.pelvis(among: helpers).map {
        PelvisTurn.measure(of: $0, in: set, sampleRateHertz: moving.reference.sampleRateHertz)
      }
      return set.repetitions.enumerated().map { number, repetition in
        RepetitionContext(
          repetition: repetition, set: set, setIndex: index + 1, motion: motion,
          recording: mover.prepared.uniform, resolution: mover.prepared.resolution,
          helpers: helpers, movesPelvis: mover.isPelvis, untimed: moving.untimed,
          joints: joints[index],
          plane: moving.exercise?.plane,
          pelvisTurn: turns?[number], exerciseIndex: firstAlike[index] + 1)
      }
    }
  }

  private static func measure(_ contexts: [RepetitionContext]) -> [MeasuredRepetition] {
    zip(1..., contexts).map { index, context in
      MeasuredRepetition(
        index: index, set: context.setIndex, repetition: context.repetition,
        exercise: context.exerciseIndex, values: Metrics.all.flatMap { $0.measure(context) })
    }
  }

  /// With what each repetition is beside the others.
  private static func related(_ repetitions: [MeasuredRepetition]) -> [MeasuredRepetition] {
    var measured = repetitions
    for metric in Metrics.relative {
      for (index, values) in metric.measure(measured).enumerated() {
        measured[index].values += values
      }
    }
    return measured
  }

  /// With the grade of control, by what the profile allows the pelvis.
  private static func graded(
    _ repetitions: [MeasuredRepetition], of moving: MovingSession
  ) -> [MeasuredRepetition] {
    repetitions.map { repetition in
      var graded = repetition
      graded.values += ControlJudgement.values(
        repetition,
        compensation: Compensation(
          repetition, limits: moving.profile.compensation, hip: moving.exercise?.hipLimit))
      return graded
    }
  }
}
