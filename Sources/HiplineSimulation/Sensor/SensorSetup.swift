package import HiplineCore

/// One sensor on the body: where, how it is turned, and what device it is.
package struct SensorSetup: Sendable, Hashable {
  package var placement: Placement

  /// The rotation from the sensor's axes to the segment's frame: x forward, y to the person's left,
  /// z towards the head (for the leg: towards the hip).
  package var mounting: Quaternion

  /// Where the sensor sits, in metres in the segment's frame: from the hip for a sensor on the
  /// moving leg, from the pelvis' point of contact with the ground otherwise.
  ///
  /// Nil for the usual place: on the thigh 0.30 m below the hip and 0.05 m off its axis. The knee
  /// does not move against the thigh, so shank and foot are the straight leg further down.
  var leverArmMeters: Vector3?

  package var model: SensorModel

  /// - Parameters:
  ///   - mounting: Default ``crookedMounting``.
  ///   - model: Default ``SensorModel/phone``.
  package init(
    placement: Placement, mounting: Quaternion = Self.crookedMounting, model: SensorModel = .phone,
    leverArmMeters: Vector3? = nil
  ) {
    self.placement = placement
    self.mounting = mounting
    self.model = model
    self.leverArmMeters = leverArmMeters
  }

  /// A mounting with no sensor axis along an axis of the body, as straps leave it.
  package static let crookedMounting = Quaternion(0.56, 0.48, -0.53, 0.42).normalized
}
