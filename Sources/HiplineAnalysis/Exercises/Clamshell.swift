import HiplineCore
import RealModule

/// Side-lying, hips and knees bent, feet together: the upper knee opens like a shell.
///
/// The femur turns outwards about an axis that is close to horizontal, so gravity shows it. The cheat is to roll the
/// pelvis back, which opens the knee without the hip.
///
///     angle   ╭──╮      ╭──╮
///            ╱    ╲    ╱    ╲      positive: the knee rises
///     ──────╯      ╰──╯      ╰──
extension Exercise {
  /// On the side with bent knees, the upper knee opens.
  public static let clamshell = Exercise(
    name: "clamshell", title: "clamshell",
    otherNames: ["clam", "clam shell"],
    profile: ExerciseProfile(
      name: "clamshell",
      components: [
        .isolation(
          cue:
            "The pelvis rolled by \(Isolation.pelvis.place)° on rep {repetition}. Keep that hip bone still, even if the "
            + "knee rises less.")
      ] + ComponentTarget.slowAndHeld),
    plane: .leaning, test: .bentKneeFallOut, hipLimit: .outward,
    pattern: .clamshell)
}

extension MovementPattern {
  /// The upper leg turns about the line from hip to heel, which the feet keep in place: with equal thigh and shank it is at half
  /// the knee's bend from either. With a straight knee it is the thigh's own axis. A hip turns outwards by 40 to 60°.
  fileprivate static let clamshell = MovementPattern(
    postures: [.sideLying],
    poses: [(0, 0.1), (10, 0.1), (35, 0.25), (45, 0.3), (55, 0.25)].flatMap { half, weight in
      [0, 15].map { lean in
        let angle = half * Double.pi / 180
        let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
        return Pose(
          segments: [
            .pelvis: .rightUp(elevation: 0, lean: lean),
            .thigh: .rightUp(elevation: -10, axis: Vector3(-sine, -cosine, 0)),
            .shank: .rightUp(elevation: 0, axis: Vector3(sine, -cosine, 0)),
          ], weight: weight / 2)
      }
    },
    mover: .thigh,
    turns: [
      .thigh: [.moves(upToDegrees: 75)], .shank: [.follows(spread: 0.25)],
      .pelvis: [.keepsStill(share: 0.25)],
    ])
}
