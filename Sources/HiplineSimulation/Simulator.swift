/// Turns parameters into recordings with known truth.
public enum Simulator {
  /// Simulates a session.
  ///
  ///     parameters → plan → movement of the body → sensors → recordings
  ///                                    └→ truth
  ///
  /// - Precondition: at least one sensor, each of another placement and with a positive rate.
  /// - Complexity: O(*n*) in the samples.
  public static func run(_ parameters: SimulationParameters) -> SimulatedSession {
    precondition(!parameters.sensors.isEmpty, "a sensor expected")
    let placements = parameters.sensors.map(\.placement)
    precondition(
      Set(placements).count == placements.count, "one sensor for each placement expected")

    let root = SplitMix64(seed: parameters.seed)
    var planning = root.stream(1)
    let plan = SessionPlan(parameters, from: &planning)
    let body = BodyMotion(plan, parameters, from: root.stream(2))
    let sensors = parameters.sensors.enumerated().map { offset, setup in
      SimulatedSensor(
        setup, on: body, lasting: plan.durationSeconds, parameters,
        from: root.stream(3 + UInt64(offset)))
    }
    return SimulatedSession(
      recordings: sensors.map(\.recording),
      truth: Truth(plan, by: body, measuredBy: sensors.map(\.truth), parameters),
      angles: TrueAngles(
        of: body, rateHertz: sensors[0].truth.sampleRateHertz, lasting: plan.durationSeconds),
      orientations: sensors.map(\.orientations))
  }
}
