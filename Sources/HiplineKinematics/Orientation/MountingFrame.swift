import HiplineCore
import RealModule

/// Axes that a recording's own data choose, so that what is computed in them does not depend on how the sensor is strapped on.
///
/// The third axis is the mean direction of the specific force, the first one the main axis of rotation across it. An
/// orientation filter that limits its corrections axis by axis then limits the same axes whatever the mounting.
struct MountingFrame: Sendable {
  private let first: Vector3
  private let second: Vector3
  private let third: Vector3

  init(accelerometer: VectorSeries, gyroscope: VectorSeries) {
    let sum = accelerometer.indices.reduce(Vector3.zero) { $0 + accelerometer[$1] }
    let up = sum.normalized ?? Vector3(0, 0, 1)
    var across = SymmetricMatrix3()
    for index in gyroscope.indices {
      across.addOuterProduct(gyroscope[index] - up * gyroscope[index].dot(up))
    }
    let main = across.eigenpairs()[0].vector
    third = up
    // Without rotation any axis across will do.
    first = (main - up * main.dot(up)).normalized ?? up.anyPerpendicular
    second = up.cross(first)
  }

  /// A vector in sensor axes, in these axes.
  @inline(__always)
  func entered(_ vector: Vector3) -> Vector3 {
    Vector3(vector.dot(first), vector.dot(second), vector.dot(third))
  }

  /// A vector in these axes, in sensor axes.
  func left(_ vector: Vector3) -> Vector3 {
    first * vector.x + second * vector.y + third * vector.z
  }

  /// The rotation from sensor axes to these.
  var fromSensor: Quaternion {
    let upright = Quaternion(from: third, to: Vector3(0, 0, 1))
    let ahead = upright.rotate(first)
    return Quaternion(
      axis: Vector3(0, 0, 1), angleRadians: -Double.atan2(y: ahead.y, x: ahead.x)) * upright
  }
}
