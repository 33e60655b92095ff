import ArgumentParser
import HiplineBatch

/// `hipline convert`: recordings in a format that others read too.
struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract:
      "Convert recordings to a Motion-BIDS tree or tidy CSV, for OpenSim, or for a clinic's record.",
    discussion: """
      csv: a folder for each session with one file a recording (time_s, acc_x_m_s2, …, gyr_x_rad_s, …) and a \
      session.yaml. bids: a Motion-BIDS tree, with the repetitions and their phases as events. \
      Hipline reads either back and comes to the same results. opensim: a folder for each session with the \
      orientations of its sensors in one frame, and settings for IMU placer and inverse kinematics. fhir: a bundle of FHIR R4 observations for each session, \
      with what `hipline analyze` measures. Recordings of hours and days are converted as a \
      whole, in bounded memory; their events are those of the bouts that `hipline analyze` finds; for OpenSim they are refused.

      Example:
        hipline convert recordings --to bids --out dataset
      """)

  @OptionGroup var sessions: SessionArguments

  @Option(name: .customLong("to"), help: "What to write.")
  var target: TargetName

  @Option(
    help: ArgumentHelp("A new or an empty folder.", valueName: "dir"), completion: .directory,
    transform: PathArgument.path)
  var out: String

  @OptionGroup var work: RunArguments

  func validate() throws {
    if !target.target.isSessionWise && work.shard != nil {
      throw ValidationError(
        "'--shard' does not go with '--to \(target.target.name)': its names depend on all sessions."
      )
    }
  }

  func run() async throws {
    let found = try sessions.found()
    var failed = found.failures
    var status = RunStatus()
    for failure in found.failures { StandardStreams.say(failure) }
    let total = found.sources.count { work.shard?.contains($0.id) ?? true }
    var progress = work.progress(total: total)
    try await Conversion(to: target.target, at: out, jobs: work.jobs)
      .run(found.sources, shard: work.shard) { outcomes in
        progress.clear()
        for outcome in outcomes {
          for failure in outcome.failures { StandardStreams.say(failure) }
          StandardStreams.say(outcome.findings, of: outcome.id, isQuiet: work.quiet)
          failed += outcome.failures
          status.add(outcome.findings)
        }
        progress.advance()
      }
    try status.check(failed, failOn: work.failOn)
  }
}
