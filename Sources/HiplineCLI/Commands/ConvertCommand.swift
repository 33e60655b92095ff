import ArgumentParser
import HiplineBatch
import HiplineCore

/// `hipline convert`: recordings in a format that others read too.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert recordings to a Motion-BIDS tree or to tidy CSV.",
    discussion: """
      csv: a folder for each session with one file a recording (time_s, acc_x_m_s2, …, gyr_x_rad_s, …) and a \
      session.yaml. bids: a Motion-BIDS tree, with the repetitions and their phases as events. \
      Hipline reads either back and comes to the same results.
      """)

  @Argument(
    help: ArgumentHelp("Recordings and folders.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(name: .customLong("to"), help: "What to write.")
  var target: Conversion.Target

  @Option(
    help: ArgumentHelp("A new or an empty folder.", valueName: "dir"), completion: .directory)
  var out: String

  @Option(help: "The exercise, whatever a session.yaml says.")
  var exercise: ExerciseName?

  @Option(help: "The side that moves, whatever a session.yaml says.")
  var side: Side?

  @Option(help: "Where the sensor is strapped, where a session.yaml does not say it.")
  var placement: Placement?

  @Option(
    help: ArgumentHelp("A table of sessions, as for `hipline analyze`.", valueName: "file.csv"),
    completion: .file(extensions: ["csv", "tsv"]))
  var manifest: String?

  func validate() throws {
    if paths.isEmpty && manifest == nil {
      throw ValidationError("Name at least one recording or folder.")
    }
  }

  func run() throws {
    let discovery = SessionDiscovery(
      exercise: exercise?.exercise, side: side, placement: placement)
    var hasFailed = false
    func say(_ failures: [InputFailure]) {
      for failure in failures { StandardStreams.say(failure) }
      hasFailed = hasFailed || !failures.isEmpty
    }
    var listed: [SessionSource] = []
    if let manifest {
      do throws(InputFailure) {
        listed = try discovery.sessions(inManifest: manifest)
      } catch {
        say([error])
      }
    }
    let found = discovery.sessions(at: paths, and: listed)
    say(found.failures)
    do throws(OutputFailure) {
      try Conversion(to: target, at: out).run(found.sources) { outcome in
        say(outcome.failures)
        for finding in outcome.findings {
          StandardStreams.say("\(finding.severity.rawValue): \(outcome.id): \(finding.text)")
        }
      }
    } catch {
      StandardStreams.say("error: \(error.path): cannot be written: \(error.reason)")
      throw ExitStatus.failure
    }
    if hasFailed { throw ExitStatus.failure }
  }
}
