package import HiplineCore

extension Quaternion {
  package enum Axis { case x, y, z }

  /// A right-handed turn about an axis, in degrees.
  package static func turn(_ axis: Axis, _ degrees: Double) -> Quaternion {
    let direction =
      switch axis {
      case .x: Vector3(1, 0, 0)
      case .y: Vector3(0, 1, 0)
      case .z: Vector3(0, 0, 1)
      }
    return Quaternion(axis: direction, angleRadians: degrees * .pi / 180)
  }
}
