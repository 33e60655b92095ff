import ArgumentParser
import HiplineBatch
import HiplineCLI
import HiplineCore
import HiplineIO
import HiplineSimulation
import HiplineTrials

/// One session of the validation suite, or one with an accident in it, as a folder.
struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Write a session of the validation suite.")

  @Argument(help: "The session's number", in: ValidateCommand.numbers)
  var number: Int

  @Option(help: "Of the suite of leg lifts with this grade of control instead", in: 0...3)
  var grade: Int?

  @Option(help: "A session in which this happens instead; without its truth")
  var accident: Accident?

  @Option(
    help: ArgumentHelp("The folder to write; made if missing.", valueName: "dir"),
    transform: PathArgument.path)
  var out: String

  func run() throws {
    if let accident {
      let folder = try NewFolder(path: out)
      for recording in AccidentSession(accident, number: number).recordings {
        try folder.put(
          RecordingWriter.csv(recording, decimals: SimulatedFolder.decimals),
          [PlainName(made: "\(recording.name).csv")])
      }
      folder.finish()
      return
    }
    let parameters =
      grade.map { ControlSuite.session(number, grade: $0).parameters }
      ?? ValidationSuite.session(number).parameters
    try SimulatedFolder(path: out).write(Simulator.run(parameters), side: parameters.side)
  }
}

extension Accident: ExpressibleByArgument {}
