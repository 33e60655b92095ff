/// An exercise that Hipline can judge.
///
/// Adding one is a file in this folder and a line in ``all``.
public struct Exercise: Sendable, Hashable {
  /// The name on the command line and in files, such as `side-leg-lift`.
  public let name: String
  /// The name for people.
  public let title: String
  /// What is judged, against what.
  public let profile: ExerciseProfile

  public init(name: String, title: String, profile: ExerciseProfile) {
    self.name = name
    self.title = title
    self.profile = profile
  }

  /// Every exercise there is.
  public static let all: [Exercise] = [.clamshell, .legLift, .sideLegLift]

  /// The exercise with a name, or nil.
  public static func named(_ name: String) -> Exercise? { all.first { $0.name == name } }
}
