import HiplineCore

extension Truth {
  /// What a body did in carrying out a plan.
  init(
    _ plan: SessionPlan, by body: BodyMotion, measuredBy sensors: [SensorTruth],
    _ parameters: SimulationParameters
  ) {
    let repetitions = Verdict.settingStates(
      of: plan.repetitions.map {
        RepetitionTruth($0, by: body, recordedUntil: plan.durationSeconds)
      })
    let axis = body.posture.hingeAxis
    self.init(
      name: parameters.name,
      exercise: parameters.exercise,
      side: parameters.side,
      seed: parameters.seed,
      durationSeconds: plan.durationSeconds,
      hingeAxis: [axis.x, axis.y, axis.z],
      hingeInclinationDegrees: parameters.hingeInclinationDegrees,
      restAngleDegrees: body.posture.restAngleDegrees,
      inPositionSeconds: [plan.inPositionSeconds.lowerBound, plan.inPositionSeconds.upperBound],
      sensors: sensors,
      sets: Self.sets(of: repetitions),
      repetitions: repetitions,
      shakyMaxRepetition: Verdict.shakyMax(of: repetitions),
      stopRepetition: Verdict.stop(of: repetitions))
  }

  private static func sets(of repetitions: [RepetitionTruth]) -> [SetTruth] {
    var sets: [SetTruth] = []
    for repetition in repetitions {
      if let last = sets.indices.last, sets[last].index == repetition.set {
        sets[last].endSeconds = repetition.endSeconds
        sets[last].repetitions += 1
      } else {
        sets.append(
          SetTruth(
            index: repetition.set, startSeconds: repetition.startSeconds,
            endSeconds: repetition.endSeconds, repetitions: 1))
      }
    }
    return sets
  }
}
