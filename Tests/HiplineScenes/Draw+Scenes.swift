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
}
