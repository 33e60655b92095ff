import ArgumentParser
import HiplineIO
import HiplineSimulation

/// `hipline simulate`: recordings whose truth is known.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write recordings with known truth.",
    discussion: """
      Writes a session folder: session.yaml, one CSV file a sensor, and truth.json with the true \
      angles of every repetition, its tremor and its pelvis motion.

      Ready-made sessions: \(Scenario.all.map(\.name).joined(separator: ", ")).

      Example:
        hipline simulate clamshell --out practice
      """)

  @Argument(help: "The exercise, unless --scenario names a ready-made session.")
  var exercise: SimulatedExercise?

  @Option(help: "A ready-made session, as it is.")
  var scenario: ScenarioName?

  @Option(
    help: ArgumentHelp("A new or an empty folder.", valueName: "dir"),
    transform: PathArgument.path)
  var out: String

  @Option(help: "Who exercises, for session.yaml.")
  var subject: String?

  @Option(
    help: ArgumentHelp(
      "When it began, for session.yaml: an ISO 8601 date or time.", valueName: "date"))
  var startedAt: String?

  @OptionGroup var movement: SimulatedMovement

  func validate() throws {
    if (exercise == nil) == (scenario == nil) {
      throw ValidationError("Name either an exercise or a --scenario.")
    }
    if let startedAt, AcquisitionTime(startedAt) == nil {
      throw ValidationError("'--started-at' must be an ISO 8601 date or time, such as 2026-03-02.")
    }
  }

  func run() throws {
    let parameters =
      scenario?.scenario.parameters ?? movement.parameters(of: exercise ?? .clamshell)
    let session = Simulator.run(parameters)
    try SimulatedFolder(path: out).write(
      session, side: parameters.side, subject: subject, startedAt: startedAt)
  }
}

/// The name of a ready-made session on the command line.
struct ScenarioName: ExpressibleByArgument {
  var scenario: Scenario

  init?(argument: String) {
    guard let scenario = Scenario.named(argument) else { return nil }
    self.scenario = scenario
  }

  static var allValueStrings: [String] { Scenario.all.map(\.name) }
}
