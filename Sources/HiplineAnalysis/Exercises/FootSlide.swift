/// Supine, the heel slides away along the floor until the leg is straight, and comes back.
///
/// The thigh turns about the medio-lateral axis as the hip extends. The cheat is to let the pelvis tip and the low back
/// arch while the leg goes.
extension Exercise {
  /// On the back, the heel slides away along the floor and comes back.
  public static let footSlide = Exercise(
    name: "foot-slide", title: "foot slide",
    otherNames: ["heel slide"],
    profile: ExerciseProfile(
      name: "foot-slide",
      components: [
        .isolation(
          cue:
            "The pelvis tipped by \(Isolation.pelvis.place)° on rep {repetition}. Keep the low back where it is and slide less "
            + "far.")
      ] + ComponentTarget.slowAndHeld),
    pattern: .footSlide)
}

extension MovementPattern {
  /// The thigh comes down and the shank, sloping the other way, comes up as the knee straightens.
  fileprivate static let footSlide = MovementPattern(
    postures: [.supine],
    poses: [35, 50, 65].map { elevation in
      Pose(
        segments: [
          .pelvis: .frontUp(elevation: 0), .thigh: .frontUp(elevation: elevation, turning: -1),
          .shank: .frontUp(elevation: -elevation, turning: 1),
        ], weight: 1 / 3.0)
    },
    mover: .thigh,
    turns: [
      .thigh: [.moves(upToDegrees: 75)], .shank: [.follows(spread: 0.35)],
      .pelvis: [.keepsStill(share: 0.2)],
    ])
}
