import HiplineSimulation
import RealModule

/// Signals like those of a recording, the same in every run.
enum GeneratedSignal {
  static let sampleRateHertz = 100.0

  /// An angle in degrees: a repetition every six seconds, a tremor of 8 Hz, noise.
  static func noisyAngle(count: Int) -> [Double] {
    var generator = SplitMix64(seed: 2_002)
    return (0..<count).map { index in
      let seconds = Double(index) / sampleRateHertz
      let movement = 10 - 10 * Double.cos(2 * .pi * seconds / 6)
      return movement + 0.1 * Double.sin(2 * .pi * 8 * seconds) + 0.05 * generator.nextGaussian()
    }
  }

  /// The bell-shaped speed of one lift in °/s, with noise.
  static func liftSpeed(count: Int) -> [Double] {
    var generator = SplitMix64(seed: 2_003)
    return (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      return 600 * share * share * (1 - share) * (1 - share) + 0.2 * generator.nextGaussian()
    }
  }
}
