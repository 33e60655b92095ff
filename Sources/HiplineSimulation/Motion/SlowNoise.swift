import RealModule

/// A slow irregular quantity as a sum of a few sinusoids with seeded phases.
///
/// It is smooth to every order, so it can be part of a true movement.
package struct SlowNoise: Hashable {
  private struct Component: Hashable {
    var amplitude: Double
    var hertz: Double
    var phase: Double
  }

  private let components: [Component]

  private init(components: [Component]) { self.components = components }

  /// - Parameters:
  ///   - rms: The root mean square over a long time, in the unit of the quantity.
  ///   - lines: The frequency in hertz and the relative amplitude of each sinusoid. The frequency
  ///     is varied by up to 10 % so that two seeds do not beat alike.
  package init(
    rms: Double, lines: [(hertz: Double, weight: Double)], from generator: inout SplitMix64
  ) {
    let power = lines.reduce(0) { $0 + $1.weight * $1.weight / 2 }
    let scale = power > 0 ? rms / power.squareRoot() : 0
    components = lines.map { line in
      Component(
        amplitude: scale * line.weight,
        hertz: line.hertz * (0.9 + 0.2 * generator.nextUnit()),
        phase: 2 * .pi * generator.nextUnit())
    }
  }

  /// 2π times the integral over time: the phase in radians of an oscillation whose frequency in
  /// hertz deviates by this noise.
  var phase: SlowNoise {
    SlowNoise(
      components: components.map {
        Component(amplitude: $0.amplitude / $0.hertz, hertz: $0.hertz, phase: $0.phase - .pi / 2)
      })
  }

  /// The quantity at a time in seconds, with its derivatives.
  package func at(_ seconds: Double) -> Jet {
    components.reduce(Jet(0)) { sum, line in
      let turn = 2 * .pi * line.hertz
      return sum + line.amplitude * Jet(turn * seconds + line.phase, rate: turn).sine
    }
  }
}
