import RealModule

/// The trembling of the hinge angle over time.
///
/// A sinusoid whose frequency wanders and whose amplitude swells slowly, so that its spectrum has
/// a natural width, under an envelope that the plan of the repetitions sets.
struct TremorMotion: Hashable {
  private let frequencyHertz: Double
  private let wander: SlowNoise
  private let wanderPhase: SlowNoise
  private let swelling: SlowNoise
  /// The root mean square angle in radians.
  private let envelope: MinimumJerkCurve

  init(_ plan: TremorPlan, envelope: MinimumJerkCurve, from generator: inout SplitMix64) {
    let lines = [(hertz: 0.17, weight: 1.0), (hertz: 0.29, weight: 0.8), (0.47, 0.6)]
    frequencyHertz = plan.frequencyHertz
    wander = SlowNoise(rms: plan.frequencyWanderHertz, lines: lines, from: &generator)
    wanderPhase = wander.phase
    swelling = SlowNoise(rms: plan.amplitudeModulation, lines: lines, from: &generator)
    self.envelope = envelope
  }

  /// The angle in radians at a time in seconds, with its derivatives.
  func at(_ seconds: Double) -> Jet {
    let level = envelope.at(seconds)
    guard level.value > 0 else { return Jet(0) }
    let turn = 2 * Double.pi * frequencyHertz
    let phase = Jet(turn * seconds, rate: turn) + wanderPhase.at(seconds)
    return Double(2).squareRoot() * (level * (Jet(1) + swelling.at(seconds)) * phase.sine)
  }

  /// The momentary frequency in hertz and the momentary amplitude in radians.
  func momentary(at seconds: Double) -> (hertz: Double, amplitude: Double) {
    (
      frequencyHertz + wander.at(seconds).value,
      Double(2).squareRoot() * envelope.at(seconds).value * (1 + swelling.at(seconds).value)
    )
  }
}
