import HiplineCore

extension Scenario {
  /// A minute without a repetition: sensor noise and a sway of 0.2° with the breath.
  public static let stillLeg = Scenario(
    "still-leg", "Nobody lifts anything for a minute.",
    SimulationParameters(.clamshell, side: .right, seed: 1_401)
  ) { parameters in
    parameters.sets = []
    parameters.leadInSeconds = 60
    parameters.leadOutSeconds = 0
    parameters.pelvis.swayDegreesRMS = 0.14
  }
}
