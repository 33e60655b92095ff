import HiplineCore

/// Side-lying, hips stacked, the upper leg raised sideways.
///
/// The thigh turns about the antero-posterior axis, which is horizontal in side-lying. The cheat is to hike the hip:
/// where it is free, the pelvis tilts by 13.9 ± 4.7° (Cynn 2006).
extension Exercise {
  /// On the side, the upper leg is raised sideways.
  public static let sideLegLift = Exercise(
    name: "side-leg-lift", title: "side-lying leg lift",
    otherNames: [
      "hip abduction", "abduction", "side-lying hip abduction", "side leg raise",
      "side-lying leg lift",
    ],
    profile: ExerciseProfile(
      name: "side-leg-lift",
      components: [
        .isolation(
          cue:
            "The pelvis hiked by \(Isolation.pelvis.place)° on rep {repetition}. Keep the hips stacked and lift the leg less."
        )
      ] + ComponentTarget.slowAndHeld),
    test: .activeHipAbduction, hipLimit: .sideways,
    pattern: .sideLegLift)
}

extension MovementPattern {
  /// The thigh abducts with its outer side up, the pelvis stacked or leaning forward. A hip abducts by 30 to 50°.
  fileprivate static let sideLegLift = MovementPattern(
    postures: [.sideLying],
    poses: [0, 15].flatMap { lean in
      [-10, 0].map { elevation in
        Pose(
          segments: [
            .pelvis: .rightUp(elevation: 0, lean: lean),
            .thigh: .rightUp(elevation: elevation, lean: lean, axis: Vector3(-1, 0, 0)),
            .shank: .rightUp(elevation: elevation, lean: lean, axis: Vector3(-1, 0, 0)),
          ], weight: 0.25)
      }
    },
    mover: .thigh,
    turns: [
      .thigh: [.moves(upToDegrees: 60)], .shank: [.follows(spread: 0.15)],
      .pelvis: [.keepsStill(share: 0.25)],
    ])
}
