import HiplineCore

/// Supine, knees bent: the pelvis tucks, the low back meets the mat, and is slowly released.
///
/// Here the pelvis is what moves, by a few degrees, so there is no isolation of it to judge.
extension Exercise {
  /// On the back with bent knees, the low back meets the floor and is released.
  public static let pelvicTilt = Exercise(
    name: "pelvic-tilt", title: "pelvic tuck and release",
    otherNames: ["pelvic tuck", "pelvic tuck and release"],
    profile: ExerciseProfile(name: "pelvic-tilt", components: ComponentTarget.slowAndHeld),
    movers: [.pelvis, .lumbar], plane: .leaning,
    pattern: .pelvicTilt)
}

extension MovementPattern {
  /// The pelvis tips by some degrees between bent knees, which hardly move. A lumbar spine allows some 20°.
  fileprivate static let pelvicTilt = MovementPattern(
    postures: [.supine],
    poses: [1.0, -1].map { turning in
      Pose(
        segments: [
          .pelvis: .frontUp(elevation: 0, turning: turning), .thigh: .frontUp(elevation: 48),
          .shank: .frontUp(elevation: -55),
        ], weight: turning > 0 ? 0.8 : 0.2)
    },
    mover: .pelvis,
    turns: [
      .pelvis: [.moves(upToDegrees: 25)], .thigh: [.keepsStill(share: 0.3)],
      .shank: [.keepsStill(share: 0.2)],
    ])
}
