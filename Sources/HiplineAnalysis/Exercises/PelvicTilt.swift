import HiplineCore

/// Supine, knees bent: the pelvis tucks, the low back meets the mat, and is slowly released.
///
/// Here the pelvis is what moves, by a few degrees, so there is no isolation of it to judge.
extension Exercise {
  public static let pelvicTilt = Exercise(
    name: "pelvic-tilt", title: "pelvic tuck and release",
    profile: ExerciseProfile(name: "pelvic-tilt", components: ComponentTarget.slowAndHeld),
    movers: [.pelvis, .lumbar])
}
