import HiplineCore

/// Movements that Hipline does not judge but that people make, so that recognition is not sure of what merely resembles an
/// exercise.
extension MovementPattern {
  static let others: [MovementPattern] = [
    .seatedMarch, .standingFlexion, .standingAbduction, .standingExtension, .bridge,
  ]

  /// Sitting, the knee is raised.
  private static let seatedMarch = MovementPattern(
    postures: [.sitting],
    poses: [0, 8].map { elevation in
      Pose(
        segments: [
          .pelvis: upright, .thigh: .frontUp(elevation: elevation, turning: 1),
          .shank: .frontUp(elevation: -85),
        ], weight: 0.5)
    },
    mover: .thigh,
    turns: [
      .thigh: [.moves(upToDegrees: 60)], .shank: [.keepsStill(share: 0.6)],
      .pelvis: [.keepsStill(share: 0.25)],
    ])

  private static let upright = SegmentPose(up: Vector3(0, 1, 0))

  /// Standing, the leg is raised to the front, to the side, to the back.
  private static let standingFlexion = standing(turning: Vector3(0, 0, 1), upTo: 110)
  private static let standingAbduction = standing(turning: Vector3(-1, 0, 0), upTo: 60)
  private static let standingExtension = standing(turning: Vector3(0, 0, -1), upTo: 40)

  private static func standing(turning axis: Vector3, upTo degrees: Double) -> MovementPattern {
    let leg = SegmentPose(up: Vector3(0, 1, 0), axis: axis)
    return MovementPattern(
      postures: [],
      poses: [Pose(segments: [.pelvis: upright, .thigh: leg, .shank: leg], weight: 1)],
      mover: .thigh,
      turns: [
        .thigh: [.moves(upToDegrees: degrees)],
        .shank: [.follows(spread: 0.15), .keepsStill(share: 0.6)],
        .pelvis: [.keepsStill(share: 0.25)],
      ])
  }

  /// Supine with bent knees, the pelvis is raised and takes the thighs along.
  private static let bridge = MovementPattern(
    postures: [.supine],
    poses: [40, 55].map { elevation in
      Pose(
        segments: [
          .pelvis: .frontUp(elevation: 0, turning: -1),
          .thigh: .frontUp(elevation: elevation, turning: -1), .shank: .frontUp(elevation: -60),
        ], weight: 0.5)
    },
    mover: .thigh,
    turns: [
      .thigh: [.moves(upToDegrees: 60)], .shank: [.keepsStill(share: 0.4)],
      .pelvis: [.follows(spread: 0.5)],
    ])
}
