package import HiplineCore
import RealModule

/// How the body lies before the first repetition, in earth coordinates.
///
/// The head points to −x and the feet to +x, up is +z; the point where the pelvis touches the
/// ground is the origin. A segment's own frame is x forward, y to the person's left, z towards the
/// head (for the thigh: from knee to hip), whichever way the person lies.
package struct RestPosture: Hashable {
  /// The axis about which the leg lifts, of length one; positive rotation raises the leg.
  var hingeAxis: Vector3
  /// The rotation from the pelvis frame to the earth frame at rest.
  var pelvisAttitude: Quaternion
  /// The rotation from the thigh frame to the earth frame with the thigh level.
  var thighAttitude: Quaternion
  /// How far the thigh is raised above level at rest, in degrees.
  var restAngleDegrees: Double
  /// The moving leg's hip from the point of contact, in metres.
  var hip: Vector3
  /// A pelvis sensor from the point of contact, in metres.
  var pelvisSensor: Vector3

  /// - Parameter hingeInclinationDegrees: How far the hinge axis points above the horizontal.
  init(_ exercise: SimulatedExercise, side: Side, hingeInclinationDegrees: Double) {
    let toLeft: Double = side == .right ? -1 : 1
    let toHead = Vector3(-1, 0, 0)
    let up = Vector3(0, 0, 1)
    let level: Vector3
    switch exercise {
    case .legLift:
      let left = Vector3(0, 1, 0)
      pelvisAttitude = Quaternion(forward: up, left: left, head: toHead)
      thighAttitude = pelvisAttitude
      level = -left
      hip = left * (0.09 * toLeft) + up * 0.09
      pelvisSensor = up * 0.18
    case .sideLegLift:
      let left = up * toLeft
      let forward = left.cross(toHead)
      pelvisAttitude = Quaternion(forward: forward, left: left, head: toHead)
      thighAttitude = pelvisAttitude
      level = Vector3(0, -1, 0)
      hip = up * 0.25
      pelvisSensor = forward * -0.08 + up * 0.15
    case .clamshell:
      let left = up * toLeft
      let forward = left.cross(toHead)
      pelvisAttitude = Quaternion(forward: forward, left: left, head: toHead)
      let flexion = Self.clamshellHipFlexionDegrees * .pi / 180
      let alongThigh = toHead * -Double.cos(flexion) + forward * Double.sin(flexion)
      thighAttitude = Quaternion(
        forward: left.cross(-alongThigh), left: left, head: -alongThigh)
      level = toHead * toLeft
      hip = up * 0.25
      pelvisSensor = forward * -0.08 + up * 0.15
    }
    let inclination = hingeInclinationDegrees * .pi / 180
    hingeAxis = level * Double.cos(inclination) + up * Double.sin(inclination)
    restAngleDegrees = exercise.restAngleDegrees
  }

  /// The flexion of the hips in the clamshell, in degrees.
  ///
  /// Exercise instructions name 45° to 60°; inferred default 50°.
  private static let clamshellHipFlexionDegrees = 50.0

  /// Where a sensor sits on its segment unless the caller says otherwise, in metres, in the
  /// segment's frame: from the hip for the moving leg, from the point of contact otherwise.
  package func leverArm(
    of placement: Placement, exercise: SimulatedExercise, side: Side
  ) -> Vector3 {
    let outward = Vector3(0, side == .right ? -1 : 1, 0)
    let onto = exercise == .legLift ? Vector3(1, 0, 0) : outward
    return switch placement {
    case .thigh: Vector3(0, 0, -0.30) + onto * 0.05
    case .shank: Vector3(0, 0, -0.60) + onto * 0.05
    case .foot: Vector3(0, 0, -0.85) + onto * 0.05
    case .pelvis: pelvisAttitude.conjugate.rotate(pelvisSensor)
    case .lumbar: pelvisAttitude.conjugate.rotate(pelvisSensor) + Vector3(0, 0, 0.15)
    case .otherThigh: Vector3(0, 0, -0.30) + outward * -0.05
    }
  }
}

extension Quaternion {
  /// The rotation from a segment frame to the earth, by where the segment's axes point.
  ///
  /// - Precondition: the axes are at right angles, right-handed and of length one.
  package init(forward: Vector3, left: Vector3, head: Vector3) {
    precondition(
      (forward.cross(left) - head).norm < 1e-9 && abs(forward.dot(left)) < 1e-9,
      "three right-handed axes at right angles expected")
    // The four products of components that a rotation matrix determines; the largest is divided by.
    let candidates = [
      1 + forward.x + left.y + head.z,
      1 + forward.x - left.y - head.z,
      1 - forward.x + left.y - head.z,
      1 - forward.x - left.y + head.z,
    ]
    let largest = candidates.indices.max { candidates[$0] < candidates[$1] }
    let unscaled =
      switch largest {
      case 1:
        Quaternion(
          left.z - head.y, candidates[1], left.x + forward.y, head.x + forward.z)
      case 2:
        Quaternion(
          head.x - forward.z, left.x + forward.y, candidates[2], head.y + left.z)
      case 3:
        Quaternion(
          forward.y - left.x, head.x + forward.z, head.y + left.z, candidates[3])
      default:
        Quaternion(
          candidates[0], left.z - head.y, head.x - forward.z, forward.y - left.x)
      }
    self = unscaled.normalized
  }
}
