import HiplineCore
import HiplineSimulation

extension Draw {
  /// - Parameter seed: Of a scene.
  init(scene seed: UInt64) { self.init(seed: seed, purpose: 0x9057) }

  /// Any turn about the vertical.
  mutating func heading() -> Quaternion { Quaternion.turn(.z, even(0, 360)) }

  mutating func model(hasGyroscope: Bool) -> SensorModel {
    var model: SensorModel = chance(0.5) ? .phone : .consumerIMU
    if !hasGyroscope { model.gyroscope = nil }
    model.sampling.nominalRateHertz = 50
    return model
  }

  /// Moves on, so that what copied the generator and what is drawn next have nothing in common.
  mutating func skip() { generator = generator.stream(1) }

  /// Every direction with the same probability.
  mutating func direction() -> Vector3 {
    Vector3(generator.nextGaussian(), generator.nextGaussian(), generator.nextGaussian())
      .normalized ?? Vector3(1, 0, 0)
  }
}
