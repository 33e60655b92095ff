import HiplineAnalysis
import HiplineCore
import RealModule

/// How somebody who lies is turned so that they stand as a model of OpenSim does: *x* forwards, *y* upwards, *z* to the right.
///
/// IMU placer takes the first row for the model's own pose, and inverse kinematics knows no gravity: of the whole only the turn counts.
/// Two lines tell it: what was up, and the line about which the leg is lifted.
struct OpenSimPose {
  /// From the frame of ``HiplineAnalysis/SessionOrientations`` to the model's ground.
  let frame: Quaternion
  /// Whether the exercise begins as the model stands, with straight legs under the pelvis.
  let isDefault: Bool

  /// - Parameters:
  ///   - exercise: nil where it is not known.
  ///   - side: The one that moves.
  init(exercise: Exercise?, side: Side?) {
    let (forwards, upwards, right) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
    let sign = side == .left ? -1.0 : 1.0
    // In the model a thigh flexes about the line to the right, and goes outwards about the one backwards (right) or forwards (left).
    let lines: (up: Vector3, lift: Vector3)? =
      switch exercise?.name {
      case Exercise.legLift.name: (forwards, right)
      case Exercise.proneLegLift.name: (-forwards, -right)
      case Exercise.sideLegLift.name where side != nil: (sign * right, -sign * forwards)
      default: nil
      }
    isDefault = lines != nil
    let (up, lift) = lines ?? (upwards, right)
    let standing = Quaternion(from: Vector3(0, 0, 1), to: up)
    let line = standing.rotate(Vector3(1, 0, 0))
    let turn = Quaternion(
      axis: up, angleRadians: .atan2(y: line.cross(lift).dot(up), x: line.dot(lift)))
    frame = turn * standing
  }

  var finding: Finding {
    guard isDefault else {
      return Finding(
        .postureDiffers, .warning,
        "the exercise does not begin in the pose in which models stand: up is the model's up, and the line of the lift points to its right",
        hint:
          "give the model's coordinates the pose of the first row as their default values before IMU placer"
      )
    }
    return Finding(
      .orientationAssumed, .info,
      "the person is turned to stand as models do; the first row is taken for straight legs under the pelvis",
      hint: "give the model's coordinates another pose as their default values where it was another"
    )
  }
}
