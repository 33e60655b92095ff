import HiplineCore
import RealModule

/// Numbers, turns and devices drawn one after another from a seed.
struct SceneDraw {
  private(set) var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed).stream(0x9057) }

  /// Moves on, so that what copied the generator and what is drawn next have nothing in common.
  mutating func skip() { generator = generator.stream(1) }

  mutating func chance(_ probability: Double) -> Bool { generator.nextUnit() < probability }

  mutating func even(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * generator.nextUnit()
  }

  mutating func logarithmic(_ low: Double, _ high: Double) -> Double {
    low * Double.exp(Double.log(high / low) * generator.nextUnit())
  }

  mutating func integer(_ low: Int, _ high: Int) -> Int {
    low + Int(generator.nextUnit() * Double(high - low + 1))
  }

  mutating func normal() -> Double { generator.nextBoundedGaussian() }

  mutating func direction() -> Vector3 {
    Vector3(generator.nextGaussian(), generator.nextGaussian(), generator.nextGaussian())
      .normalized ?? Vector3(1, 0, 0)
  }

  /// A small turn about an axis of chance, with a standard deviation in degrees for each axis.
  mutating func askew(_ degrees: Double) -> Quaternion {
    Quaternion(
      rotationVector: Vector3(normal(), normal(), normal()) * (degrees * .pi / 180))
  }

  /// Any turn about the vertical.
  mutating func heading() -> Quaternion { Quaternion.turn(.z, even(0, 360)) }

  mutating func model(hasGyroscope: Bool) -> SensorModel {
    var model: SensorModel = chance(0.5) ? .phone : .consumerIMU
    if !hasGyroscope { model.gyroscope = nil }
    model.sampling.nominalRateHertz = 50
    return model
  }
}

extension Quaternion {
  enum Axis { case x, y, z }

  /// A right-handed turn about an axis, in degrees.
  static func turn(_ axis: Axis, _ degrees: Double) -> Quaternion {
    let direction =
      switch axis {
      case .x: Vector3(1, 0, 0)
      case .y: Vector3(0, 1, 0)
      case .z: Vector3(0, 0, 1)
      }
    return Quaternion(axis: direction, angleRadians: degrees * .pi / 180)
  }
}
