public import HiplineCore

/// An exercise that Hipline can judge.
///
/// Adding one is a file in this folder and a line in ``all``.
public struct Exercise: Sendable, Hashable {
  /// The name on the command line and in files, such as `side-leg-lift`.
  public let name: String
  /// The name for people.
  public let title: String
  /// What people also call it.
  package let otherNames: [String]
  /// What is judged, against what.
  public var profile: ExerciseProfile
  /// Where a sensor carries the repetitions, the best place first.
  public let movers: [Placement]
  /// The plane that it moves the leg in.
  let plane: MovementPlane
  /// The test of clinicians that is most like it; nil where none is known to us.
  package let test: ClinicalTest?
  /// How far the hip alone goes; nil where a leg does not reach that end in the exercise.
  package let hipLimit: HipLimit?
  /// What it looks like to sensors; nil for an exercise that is not recognised.
  var pattern: MovementPattern?

  package init(
    name: String, title: String, otherNames: [String] = [], profile: ExerciseProfile,
    movers: [Placement] = Self.legMovers, plane: MovementPlane = .vertical,
    test: ClinicalTest? = nil, hipLimit: HipLimit? = nil,
    pattern: MovementPattern? = nil
  ) {
    self.name = name
    self.title = title
    self.otherNames = otherNames
    self.profile = profile
    self.movers = movers
    self.plane = plane
    self.test = test
    self.hipLimit = hipLimit
    self.pattern = pattern
  }

  /// The moving leg, from the hip down.
  package static let legMovers: [Placement] = [.thigh, .shank, .foot]

  /// Every exercise there is.
  public static let all: [Exercise] = [
    .clamshell, .legLift, .sideLegLift, .proneLegLift, .kneeExtension, .pelvicTilt, .footSlide,
  ]

  /// The exercise with a name, or nil: also what people call it, and however it is written, as in `Clamshell` or `leg lift`.
  public static func named(_ name: String) -> Exercise? {
    all.first { $0.names.contains { ExerciseWord.plain($0) == ExerciseWord.plain(name) } }
  }

  /// Everything that it is called.
  package var names: [String] { [name] + otherNames }
}
