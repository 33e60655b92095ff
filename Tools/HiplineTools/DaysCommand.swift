import ArgumentParser
import HiplineCLI
import HiplineCore
import HiplineSimulation
import HiplineTrials

/// Days of daily life with an exercise once in a while.
struct DaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "days",
    abstract: "Write days of daily life with bouts of exercise at known times.",
    discussion: """
      Writes a session folder: session.yaml, one file a sensor as an Axivity logger exports it, and truth.json with \
      the times of the bouts. It is seven in the morning when the recording begins.
      """)

  @Argument(help: "The exercise.")
  var exercise: SimulatedExercise

  @Option(help: "How long the recording is", valueName: "hours", in: 0.001...1000)
  var hours: Double

  @Option(
    help: ArgumentHelp("The folder to write; made if missing.", valueName: "dir"),
    transform: PathArgument.path)
  var out: String

  @OptionGroup var movement: SimulatedMovement

  func validate() throws {
    if !movement.placements.allSatisfy({ [.thigh, .pelvis].contains($0) }) {
      throw ValidationError("Daily life has sensors on the thigh and the pelvis only.")
    }
  }

  func run() throws {
    var bout = movement.parameters(of: exercise)
    // People rest longer between sets than a file that is to be small has it.
    bout.sets = bout.sets.map { SetPlan(repetitions: $0.repetitions, restAfterSeconds: 60) }
    var parameters = DailyLifeParameters(hours: hours, bout: bout, seed: movement.seed)
    parameters.sensors = bout.sensors
    try SimulatedDays(path: out).write(DailyLife(parameters))
  }
}
