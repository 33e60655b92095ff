package import HiplineCore
import RealModule

/// Numbers and turns drawn one after another from a seed.
package struct Draw {
  package var generator: SplitMix64

  /// - Parameter purpose: What is drawn for two purposes has nothing in common, also from one seed.
  package init(seed: UInt64, purpose: UInt64) {
    generator = SplitMix64(seed: seed).stream(purpose)
  }

  package mutating func chance(_ probability: Double) -> Bool { generator.nextUnit() < probability }

  package mutating func even(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * generator.nextUnit()
  }

  /// Evenly on a logarithmic scale.
  package mutating func logarithmic(_ low: Double, _ high: Double) -> Double {
    low * Double.exp(Double.log(high / low) * generator.nextUnit())
  }

  package mutating func integer(_ low: Int, _ high: Int) -> Int {
    low + Int(generator.nextUnit() * Double(high - low + 1))
  }

  package mutating func one<Value>(of values: [Value]) -> Value {
    values[integer(0, values.count - 1)]
  }

  package mutating func normal() -> Double { generator.nextBoundedGaussian() }

  /// Every rotation with the same probability.
  package mutating func rotation() -> Quaternion {
    Quaternion(
      generator.nextGaussian(), generator.nextGaussian(), generator.nextGaussian(),
      generator.nextGaussian()
    ).normalized
  }

  /// A small turn about an axis of chance, with a standard deviation in degrees for each axis.
  package mutating func askew(_ degrees: Double) -> Quaternion {
    Quaternion(
      rotationVector: Vector3(normal(), normal(), normal()) * (degrees * .pi / 180))
  }
}
