import ArgumentParser
import HiplineCLI
import HiplineSimulation
import HiplineTrials

/// One session of the validation suite as a folder.
struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Write a session of the validation suite.")

  @Argument(help: "The session's number, from 1 on.")
  var number: Int

  @Option(help: ArgumentHelp("The folder to write; made if missing.", valueName: "dir"))
  var out: String

  func validate() throws {
    if number < 1 { throw ValidationError("Sessions are numbered from 1.") }
  }

  func run() throws {
    let parameters = ValidationSuite.session(number).parameters
    try SimulatedFolder(path: out).write(Simulator.run(parameters), side: parameters.side)
  }
}
