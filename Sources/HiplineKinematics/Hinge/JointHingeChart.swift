import HiplineCore
import RealModule

/// Two spherical angles for each axis of a joint, counted from the axes themselves.
///
/// Longitude and latitude about a fixed pole fail near it. Here the axes found so far are where equator and zero
/// meridian cross, so the poles are always a right angle away.
struct JointHingeChart {
  let axes: JointHingeAxes
  /// Where longitude and latitude grow, as unit vectors at a right angle to the axis.
  let proximalTangents: (Vector3, Vector3)
  let distalTangents: (Vector3, Vector3)

  init(at axes: JointHingeAxes) {
    self.axes = axes
    proximalTangents = Self.tangents(at: axes.proximal)
    distalTangents = Self.tangents(at: axes.distal)
  }

  private static func tangents(at axis: Vector3) -> (Vector3, Vector3) {
    let first = axis.anyPerpendicular
    return (first, axis.cross(first))
  }

  /// The axes at longitudes and latitudes in radians: two for the proximal, two for the distal axis.
  func axes(at angles: SIMD4<Double>) -> JointHingeAxes {
    func point(
      _ axis: Vector3, _ tangents: (Vector3, Vector3), _ longitude: Double, _ latitude: Double
    ) -> Vector3 {
      let equator = axis * Double.cos(longitude) + tangents.0 * Double.sin(longitude)
      let vector = equator * Double.cos(latitude) + tangents.1 * Double.sin(latitude)
      return vector.normalized ?? axis
    }
    return JointHingeAxes(
      proximal: point(axes.proximal, proximalTangents, angles[0], angles[1]),
      distal: point(axes.distal, distalTangents, angles[2], angles[3]))
  }
}
