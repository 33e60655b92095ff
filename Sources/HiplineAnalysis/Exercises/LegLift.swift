/// Supine, one leg raised, bent or straight, the other one relaxed.
///
/// The thigh turns about the medio-lateral axis, which is horizontal. The cheat is to tilt the pelvis backwards and let
/// the spine lift the leg.
extension Exercise {
  /// On the back, the leg is raised.
  public static let legLift = Exercise(
    name: "leg-lift", title: "leg lift",
    otherNames: ["straight leg raise", "SLR", "leg raise"],
    profile: ExerciseProfile(
      name: "leg-lift",
      components: [
        .isolation(
          cue:
            "The pelvis tilted by \(Isolation.pelvis.place)° on rep {repetition}. Press the low back down and lift the leg "
            + "less.")
      ] + ComponentTarget.slowAndHeld),
    test: .activeStraightLegRaise,
    pattern: .legLift)
}

extension MovementPattern {
  /// The thigh flexes with its front up, from the floor with a straight knee or from a raised one with a bent knee, whose shank
  /// follows or hangs, and turns no further. A hip flexes by 110 to 120°.
  fileprivate static let legLift = MovementPattern(
    postures: [.supine],
    poses: [0, 8].map { elevation in
      Pose(
        segments: [
          .pelvis: .frontUp(elevation: 0), .thigh: .frontUp(elevation: elevation, turning: 1),
          .shank: .frontUp(elevation: elevation, turning: 1),
        ], weight: 0.35)
    }
      + [40, 60].map { elevation in
        Pose(
          segments: [
            .pelvis: .frontUp(elevation: 0), .thigh: .frontUp(elevation: elevation, turning: 1),
            .shank: .frontUp(elevation: elevation - 95, turning: 1),
          ], weight: 0.15)
      },
    mover: .thigh,
    turns: [
      .thigh: [.moves(upToDegrees: 115)],
      .shank: [.follows(spread: 0.15), .keepsStill(share: 0.6)],
      .pelvis: [.keepsStill(share: 0.2)],
    ])
}
