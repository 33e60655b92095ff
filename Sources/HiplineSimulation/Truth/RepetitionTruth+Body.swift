extension RepetitionTruth {
  /// What a body did in a planned repetition, measured on a grid of 1 ms; the state is left open.
  init(_ plan: PlannedRepetition, by body: BodyMotion, recordedUntil lastSeconds: Double) {
    let degrees = 180 / Double.pi
    let end = min(plan.endSeconds, lastSeconds)
    let times = Self.grid(from: plan.startSeconds, to: end)
    let thigh = times.map { body.thighAngle(at: $0).value * degrees }
    let pelvis = times.map { body.pelvisAngle(at: $0).value * degrees }
    let range = Self.range(thigh)
    let pelvisRange = Self.range(pelvis)
    self.init(
      index: plan.index, set: plan.set, complete: plan.endSeconds <= lastSeconds,
      startSeconds: plan.startSeconds, topStartSeconds: plan.topStartSeconds,
      topEndSeconds: plan.topEndSeconds, endSeconds: end,
      liftSeconds: plan.topStartSeconds - plan.startSeconds,
      holdSeconds: plan.topEndSeconds - plan.topStartSeconds,
      lowerSeconds: end - plan.topEndSeconds,
      rangeDegrees: range,
      hipRangeDegrees: Self.range(zip(thigh, pelvis).map { $0 - $1 }),
      pelvisRangeDegrees: pelvisRange,
      isolationRatio: range > 0 ? pelvisRange / range : 0,
      tremor: TremorTruth(plan, by: body),
      state: .controlled)
  }

  private static func range(_ values: [Double]) -> Double {
    guard let low = values.min(), let high = values.max() else { return 0 }
    return high - low
  }

  static func grid(from start: Double, to end: Double) -> [Double] {
    let steps = max(1, Int(((end - start) * 1_000).rounded(.up)))
    return (0...steps).map { start + (end - start) * Double($0) / Double(steps) }
  }
}

extension TremorTruth {
  /// Nil where nothing trembles, or where the hold is too short to hold a few periods: 0.5 s.
  fileprivate init?(_ plan: PlannedRepetition, by body: BodyMotion) {
    guard let tremor = body.tremor, plan.tremorDegreesRMS > 0,
      plan.topEndSeconds - plan.topStartSeconds >= 0.5
    else { return nil }
    let times = RepetitionTruth.grid(from: plan.topStartSeconds, to: plan.topEndSeconds)
    var angle = 0.0
    var rate = 0.0
    var weight = 0.0
    var weightedHertz = 0.0
    for seconds in times {
      let jet = tremor.at(seconds)
      let momentary = tremor.momentary(at: seconds)
      angle += jet.value * jet.value
      rate += jet.rate * jet.rate
      weight += momentary.amplitude * momentary.amplitude
      weightedHertz += momentary.amplitude * momentary.amplitude * momentary.hertz
    }
    let degrees = 180 / Double.pi
    self.init(
      frequencyHertz: weightedHertz / weight,
      rmsDegrees: (angle / Double(times.count)).squareRoot() * degrees,
      rmsDegreesPerSecond: (rate / Double(times.count)).squareRoot() * degrees)
  }
}
