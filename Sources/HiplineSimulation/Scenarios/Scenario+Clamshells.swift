import HiplineCore

extension Scenario {
  /// One set of 14 clamshells of about 18°, each held 2.5 s; from the sixth on the leg shakes more
  /// and more, most in the twelfth, and the pelvis stays where it is.
  public static let clamshellShakyMax = Scenario(
    "clamshell-shaky-max", "The leg shakes up to its maximum while the pelvis stays still.",
    SimulationParameters(.clamshell, side: .right, seed: 1_201)
  ) { parameters in
    parameters.sets = [SetPlan(repetitions: 14)]
    parameters.range.degrees = 18
    parameters.tremor = TremorPlan()
  }

  /// One set of 12 clamshells of about 20°, measured at thigh and pelvis; from the eighth on the
  /// pelvis rolls along, by 6° and then up to 9°.
  public static let clamshellPelvisGivesWay = Scenario(
    "clamshell-pelvis-gives-way", "From the eighth repetition on the pelvis rolls along.",
    SimulationParameters(.clamshell, side: .right, seed: 1_202)
  ) { parameters in
    parameters.sets = [SetPlan(repetitions: 12)]
    parameters.range.degrees = 20
    parameters.pelvis.onsetRepetition = 8
    parameters.tremor = TremorPlan()
    parameters.tremor?.onsetRepetition = 4
    parameters.tremor?.peakRepetition = 7
    parameters.tremor?.peakDegreesRMS = 0.1
    parameters.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
  }

  /// One set of 10 clamshells measured by a logger without a gyroscope that nobody calibrated.
  public static let clamshellAccelerometerOnly = Scenario(
    "clamshell-accelerometer-only", "An uncalibrated logger measures acceleration only.",
    SimulationParameters(.clamshell, side: .left, seed: 1_203)
  ) { parameters in
    parameters.sensors = [SensorSetup(placement: .thigh, model: .axivityAX3)]
    parameters.clock = .absolute(unixSeconds: 1_767_258_000)
  }

  /// One set of 8 clamshells of 2°, for the lower limit of what counts as a repetition.
  public static let tinyRange = Scenario(
    "tiny-range", "Repetitions of two degrees.",
    SimulationParameters(.clamshell, side: .right, seed: 1_204)
  ) { parameters in
    parameters.sets = [SetPlan(repetitions: 8)]
    parameters.range.degrees = 2
  }
}
