package import HiplineCore
import RealModule

/// Angles between directions.
package enum Angle {
  /// The ratio of a radian to a degree: 180 / π, for angles and for rates alike.
  package static let degreesPerRadian = 180 / Double.pi

  /// The angle between two unit vectors in degrees, 0…180, accurate for small angles too.
  package static func degrees(between a: Vector3, and b: Vector3) -> Double {
    Double.atan2(y: a.cross(b).norm, x: a.dot(b)) * degreesPerRadian
  }
}
