import HiplineCore

/// Prone, one leg lifted backwards with the knee straight or bent, the other one relaxed.
///
/// The thigh turns about the medio-lateral axis, which is horizontal. The hip extends by 10 to 20° at most; what looks like
/// more is the pelvis tipping forward and the low back arching.
extension Exercise {
  /// On the belly, the leg is raised backwards.
  public static let proneLegLift = Exercise(
    name: "prone-leg-lift", title: "prone leg lift",
    otherNames: ["hip extension", "prone hip extension", "prone leg raise"],
    profile: ExerciseProfile(
      name: "prone-leg-lift",
      components: [
        .isolation(
          cue:
            "The pelvis tipped by \(Isolation.pelvis.place)° on rep {repetition}. Press the hip bones into the mat and lift the "
            + "leg less.")
      ] + ComponentTarget.slowAndHeld),
    test: .proneHipExtension, hipLimit: .backwards,
    pattern: .proneLegLift)
}

extension MovementPattern {
  /// The thigh extends with its back up. A hip extends by 10 to 20°; the rest of up to 35° is the pelvis.
  fileprivate static let proneLegLift = MovementPattern(
    postures: [.prone],
    poses: [-5, 5].flatMap { elevation in
      // The shank of a bent knee points up, its front away from the head.
      [
        SegmentPose.backUp(elevation: elevation, axis: Vector3(0, 0, -1)),
        SegmentPose(up: Vector3(0, -1, 0), axis: Vector3(0, 0, -1)),
      ].map { shank in
        Pose(
          segments: [
            .pelvis: .backUp(elevation: 0),
            .thigh: .backUp(elevation: elevation, axis: Vector3(0, 0, -1)), .shank: shank,
          ], weight: 0.25)
      }
    },
    mover: .thigh,
    turns: [
      .thigh: [.moves(upToDegrees: 35)], .shank: [.follows(spread: 0.15)],
      .pelvis: [.keepsStill(share: 0.3)],
    ])
}
