/// A session with its chance already decided: when each repetition happens and how large it is.
package struct SessionPlan {
  package private(set) var repetitions: [PlannedRepetition] = []
  package private(set) var durationSeconds = 0.0

  /// The time in which the person lies in the position of the exercise, in seconds.
  private(set) var inPositionSeconds = 0.0...0.0

  /// The pauses between sets, in seconds.
  private(set) var rests: [ClosedRange<Double>] = []

  /// How long lying down and getting up take, and the quiet time on their far side, in seconds.
  /// Inferred.
  static let changeOfPosture = (movingSeconds: 3.0, quietSeconds: 1.0)

  package init(_ parameters: SimulationParameters, from generator: inout SplitMix64) {
    var forms = generator.stream(1)
    let change = Self.changeOfPosture.movingSeconds + Self.changeOfPosture.quietSeconds
    let positionStart = parameters.liesDownFirst ? change : 0
    var clock = positionStart + parameters.leadInSeconds
    for (setOffset, set) in parameters.sets.enumerated() {
      for offset in 0..<max(0, set.repetitions) {
        let repetition = Self.repetition(
          index: repetitions.count + 1, set: setOffset + 1, at: clock, parameters, from: &generator,
          forms: &forms)
        repetitions.append(repetition)
        clock = repetition.endSeconds
        if offset + 1 < set.repetitions { clock += max(0, set.restBetweenRepetitionsSeconds) }
      }
      if setOffset + 1 < parameters.sets.count {
        let rest = max(0, set.restAfterSeconds)
        rests.append(clock...(clock + rest))
        clock += rest
      }
    }
    if parameters.endsInsideLastRepetition, let last = repetitions.last {
      durationSeconds = (last.topEndSeconds + last.endSeconds) / 2
      inPositionSeconds = positionStart...durationSeconds
    } else {
      let positionEnd = clock + parameters.leadOutSeconds
      inPositionSeconds = positionStart...positionEnd
      durationSeconds = positionEnd + (parameters.getsUpAfterwards ? change : 0)
    }
  }

  private static func repetition(
    index: Int, set: Int, at start: Double, _ parameters: SimulationParameters,
    from generator: inout SplitMix64, forms: inout SplitMix64
  ) -> PlannedRepetition {
    func vary(_ mean: Double, by fraction: Double) -> Double {
      mean * max(0.3, 1 + fraction * generator.nextBoundedGaussian())
    }
    let tempo = parameters.tempo
    let lift = max(0.2, vary(tempo.liftSeconds, by: tempo.variability))
    let hold = max(0, vary(tempo.holdSeconds, by: tempo.variability))
    let lower = max(0.2, vary(tempo.lowerSeconds, by: tempo.variability))
    let trend = parameters.range.trendDegreesPerRepetition * Double(index - 1)
    let whole = vary(parameters.range.degrees + trend, by: parameters.range.variability)
    let range = max(0, whole) * (parameters.range.partialRepetitions[index] ?? 1)
    return PlannedRepetition(
      index: index, set: set,
      moves: parameters.form.moves(
        startSeconds: start, liftSeconds: lift, holdSeconds: hold, lowerSeconds: lower,
        from: &forms),
      rangeDegrees: range,
      rollDegrees: parameters.pelvis.rollDegrees(repetition: index, range: range),
      tremorDegreesRMS: parameters.tremor?.degreesRMS(repetition: index) ?? 0)
  }
}
