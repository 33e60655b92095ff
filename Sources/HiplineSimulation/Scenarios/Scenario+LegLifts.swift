import HiplineCore

extension Scenario {
  /// One set of 8 straight-leg raises of the left leg, about 35°.
  public static let legLiftLeft = legLift(.left, seed: 1_301, degrees: 35)

  /// One set of 8 straight-leg raises of the right leg, about 35°; another day than the left.
  public static let legLiftRight = legLift(.right, seed: 1_302, degrees: 35)

  private static func legLift(_ side: Side, seed: UInt64, degrees: Double) -> Scenario {
    Scenario(
      "leg-lift-\(side.rawValue)", "Straight-leg raises of the \(side.rawValue) leg.",
      SimulationParameters(.legLift, side: side, seed: seed)
    ) { parameters in
      parameters.sets = [SetPlan(repetitions: 8)]
      parameters.range.degrees = degrees
      // The pelvis takes part in every leg raise beyond 10°; below 0.15 counts as good.
      parameters.pelvis.fractionOfRange = 0.1
      parameters.sensors = [SensorSetup(placement: .thigh, model: .consumerIMU)]
    }
  }

  /// One set of 8 good side leg lifts measured at thigh and pelvis by inertial units of a phone's
  /// kind.
  public static let twoSensors = Scenario(
    "two-sensors", "Good side leg lifts, measured at thigh and pelvis.",
    SimulationParameters(.sideLegLift, side: .right, seed: 1_303)
  ) { parameters in
    parameters.sets = [SetPlan(repetitions: 8)]
    parameters.range.degrees = 25
    parameters.sensors = [
      SensorSetup(placement: .thigh),
      SensorSetup(placement: .pelvis, mounting: Quaternion(0.7, 0.1, 0.7, -0.12).normalized),
    ]
  }
}
