public import HiplineCore

/// An exercise that Hipline can judge.
///
/// Adding one is a file in this folder and a line in ``all``.
public struct Exercise: Sendable, Hashable {
  /// The name on the command line and in files, such as `side-leg-lift`.
  public let name: String
  /// The name for people.
  public let title: String
  /// What is judged, against what.
  public var profile: ExerciseProfile
  /// Where a sensor carries the repetitions, the best place first.
  public let movers: [Placement]
  /// What it looks like to sensors; nil for an exercise that is not recognised.
  var pattern: MovementPattern?

  package init(
    name: String, title: String, profile: ExerciseProfile, movers: [Placement] = Self.legMovers,
    pattern: MovementPattern? = nil
  ) {
    self.name = name
    self.title = title
    self.profile = profile
    self.movers = movers
    self.pattern = pattern
  }

  /// The moving leg, from the hip down.
  package static let legMovers: [Placement] = [.thigh, .shank, .foot]

  /// Every exercise there is.
  public static let all: [Exercise] = [
    .clamshell, .legLift, .sideLegLift, .proneLegLift, .kneeExtension, .pelvicTilt, .footSlide,
  ]

  /// The exercise with a name, or nil.
  public static func named(_ name: String) -> Exercise? { all.first { $0.name == name } }
}
