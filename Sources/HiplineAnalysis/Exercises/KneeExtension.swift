import HiplineCore
import RealModule

/// Seated or lying with the thigh supported, the knee straightened and bent again.
///
/// The shank turns about the knee while the thigh stays; a sensor on the shank carries the repetitions. The cheat is to
/// lean back, which takes the pelvis along.
extension Exercise {
  /// Sitting, the knee is straightened.
  public static let kneeExtension = Exercise(
    name: "knee-extension", title: "knee extension",
    otherNames: ["seated knee extension", "long arc quad"],
    profile: ExerciseProfile(
      name: "knee-extension",
      components: [
        .isolation(
          cue:
            "The pelvis moved by \(Isolation.pelvis.place)° on rep {repetition}. Sit tall and let the knee alone do the work."
        )
      ] + ComponentTarget.slowAndHeld),
    movers: [.shank, .foot],
    pattern: .kneeExtension)
}

extension MovementPattern {
  /// The shank swings up from hanging, or from a slope with the thigh on a roll, while the thigh keeps still.
  fileprivate static let kneeExtension = MovementPattern(
    postures: [.sitting, .supine],
    poses: [-85, -65].flatMap { shank in
      // Upright, or leaning back.
      [0, 25].map { lean in
        let angle = (90 - lean) * Double.pi / 180
        return Pose(
          segments: [
            .pelvis: SegmentPose(up: Vector3(Double.cos(angle), Double.sin(angle), 0)),
            .thigh: .frontUp(elevation: 5), .shank: .frontUp(elevation: shank, turning: 1),
          ], weight: 0.175)
      }
    }
      + [(20, -45), (40, -25)].map { thigh, shank in
        Pose(
          segments: [
            .pelvis: .frontUp(elevation: 0), .thigh: .frontUp(elevation: thigh),
            .shank: .frontUp(elevation: shank, turning: 1),
          ], weight: 0.15)
      },
    mover: .shank,
    turns: [
      .shank: [.moves(upToDegrees: 120)], .thigh: [.keepsStill(share: 0.07)],
      .pelvis: [.keepsStill(share: 0.05)],
    ])
}
