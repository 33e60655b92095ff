/// A session worth having ready by name: for examples, sample data and tests.
public struct Scenario: Sendable, Hashable {
  /// The name in lower case with hyphens, such as `clamshell-shaky-max`.
  public let name: String
  /// What happens in it, in one sentence.
  public let summary: String
  /// What makes the session.
  public let parameters: SimulationParameters

  init(
    _ name: String, _ summary: String, _ parameters: SimulationParameters,
    _ adjust: (inout SimulationParameters) -> Void
  ) {
    var adjusted = parameters
    adjusted.name = name
    adjust(&adjusted)
    self.name = name
    self.summary = summary
    self.parameters = adjusted
  }

  /// Every preset, in the order in which a reader would want to meet them.
  public static let all: [Scenario] = [
    .clamshellShakyMax, .clamshellPelvisGivesWay, .clamshellAccelerometerOnly,
    .legLiftLeft, .legLiftRight, .twoSensors, .stillLeg, .tinyRange,
  ]

  /// The preset of that name, or nil.
  public static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }
}
