import RealModule

extension BodyMotion {
  /// The movement that carries out a plan.
  package init(
    _ plan: SessionPlan, _ parameters: SimulationParameters, from generator: SplitMix64
  ) {
    posture = RestPosture(
      parameters.exercise, side: parameters.side,
      hingeInclinationDegrees: parameters.hingeInclinationDegrees)
    var lift = MinimumJerkCurve()
    var roll = MinimumJerkCurve()
    var (turn, sway) = (MinimumJerkCurve(), MinimumJerkCurve())
    var envelope = MinimumJerkCurve()
    for repetition in plan.repetitions {
      lift.add(repetition, height: repetition.rangeDegrees * .pi / 180)
      roll.add(
        repetition, height: repetition.rollDegrees * .pi / 180,
        remainingShare: parameters.pelvis.remainingShare)
      turn.add(repetition, height: parameters.legPath.turnDegrees * .pi / 180)
      sway.addSway(repetition, parameters.legPath)
      envelope.addEnvelope(
        repetition, level: repetition.tremorDegreesRMS * .pi / 180,
        motionFactor: parameters.tremor?.motionFactor ?? 1)
    }
    self.lift = lift
    pelvisRoll = roll
    (legTurn, legSway) = (turn, sway)
    postureChange = Self.postureChange(plan, parameters)

    var swayGenerator = generator.stream(1)
    let lines = [(hertz: 0.25, weight: 1.0), (hertz: 0.09, weight: 0.6), (0.43, 0.25)]
    let rms = parameters.pelvis.swayDegreesRMS * .pi / 180
    self.sway = SlowNoise(rms: rms, lines: lines, from: &swayGenerator)
    wobble = SlowNoise(rms: rms / 2, lines: lines, from: &swayGenerator)

    var tremorGenerator = generator.stream(2)
    tremor = parameters.tremor.map {
      TremorMotion($0, envelope: envelope, from: &tremorGenerator)
    }
  }

  /// From sitting to lying and from lying to standing, as turns of the whole body.
  private static func postureChange(
    _ plan: SessionPlan, _ parameters: SimulationParameters
  ) -> MinimumJerkCurve {
    let quarterTurn = 80.0 * .pi / 180
    let change = SessionPlan.changeOfPosture
    var curve = MinimumJerkCurve(initial: parameters.liesDownFirst ? quarterTurn : 0)
    if parameters.liesDownFirst {
      curve.move(to: 0, from: change.quietSeconds, lasting: change.movingSeconds)
    }
    if let pause = parameters.postureBreak {
      let timing = PostureBreak.timing
      for rest in plan.rests {
        precondition(
          rest.upperBound - rest.lowerBound >= PostureBreak.shortestRestSeconds,
          "no time to turn over in a pause of \(rest.upperBound - rest.lowerBound) s")
        let shift = curve.final + pause.shiftDegrees * .pi / 180
        curve.move(
          to: pause.turnDegrees * .pi / 180, from: rest.lowerBound + timing.quietSeconds,
          lasting: timing.movingSeconds)
        curve.move(
          to: shift, from: rest.upperBound - timing.quietSeconds - timing.movingSeconds,
          lasting: timing.movingSeconds)
      }
    }
    if parameters.getsUpAfterwards {
      curve.move(
        to: curve.final + quarterTurn, from: plan.inPositionSeconds.upperBound,
        lasting: change.movingSeconds)
    }
    return curve
  }
}

extension MinimumJerkCurve {
  /// Up in the lift, level in the hold, down again in the lowering, or as the repetition's form has it.
  ///
  /// - Parameter remainingShare: The share of the height that is there at the end, and goes in the rest after it.
  fileprivate mutating func add(
    _ repetition: PlannedRepetition, height: Double, remainingShare: Double = 0
  ) {
    let start = final
    for move in repetition.moves.moves {
      let share = move.share + (move.endSeconds > repetition.topEndSeconds ? remainingShare : 0)
      self.move(
        to: start + min(1, share) * height, from: move.startSeconds, lasting: move.lengthSeconds)
    }
    if remainingShare > 0 {
      let back = PelvisPlan.comingBack
      move(
        to: start, from: repetition.endSeconds + back.afterSeconds, lasting: back.lastingSeconds)
    }
  }

  /// To and fro from the start of a repetition to its end.
  fileprivate mutating func addSway(_ repetition: PlannedRepetition, _ path: LegPathPlan) {
    guard path.swayDegrees > 0 else { return }
    let length = repetition.endSeconds - repetition.startSeconds
    let swings = max(2, Int(2 * path.swayHertz * length))
    let amplitude = path.swayDegrees / 2 * .pi / 180
    for swing in 0..<swings {
      let target = swing == swings - 1 ? 0 : swing.isMultiple(of: 2) ? amplitude : -amplitude
      move(
        to: target, from: repetition.startSeconds + Double(swing) * length / Double(swings),
        lasting: length / Double(swings))
    }
  }

  /// Zero at rest, `level` in the whole hold and `motionFactor` times that in the movements, with
  /// short transitions inside the movements.
  fileprivate mutating func addEnvelope(
    _ repetition: PlannedRepetition, level: Double, motionFactor: Double
  ) {
    for (start, end, after) in [
      (repetition.startSeconds, repetition.topStartSeconds, level),
      (repetition.topEndSeconds, repetition.endSeconds, 0),
    ] {
      let transition = min(0.4, (end - start) / 3)
      move(to: motionFactor * level, from: start, lasting: transition)
      move(to: after, from: end - transition, lasting: transition)
    }
  }
}
