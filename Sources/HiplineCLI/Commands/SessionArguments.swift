import ArgumentParser
import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO

/// The sessions that a command works on, and what is said of them.
struct SessionArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Recordings, folders and pipes; - for the standard input.", valueName: "path"),
    completion: .file(),
    transform: PathArgument.path)
  var paths: [String] = []

  @Option(help: "The exercise, whatever a session.yaml says.")
  var exercise: ExerciseName?

  @Option(help: "The side that moves, whatever a session.yaml says.")
  var side: Side?

  @Option(help: "Whose sessions they are, where a session.yaml or a manifest does not say it.")
  var subject: String?

  @Option(help: "Where the sensor is strapped, where a session.yaml does not say it.")
  var placement: Placement?

  @Option(
    name: .customLong("sensor"),
    help: ArgumentHelp(
      "One sensor of a session of several files; repeat it.", valueName: "placement=file"))
  var sensors: [SensorArgument] = []

  @Option(
    help: ArgumentHelp(
      "A table of sessions with the columns session_id, file, placement, exercise, side, subject, "
        + "started_at, exclude; files are named from its folder.", valueName: "file.csv"),
    completion: .file(extensions: ["csv", "tsv"]), transform: PathArgument.path)
  var manifest: String?

  @Option(
    help: ArgumentHelp(
      "A file with one path on each line; - for the standard input.", valueName: "file"),
    completion: .file(), transform: PathArgument.path)
  var filesFrom: String?

  @Option(
    help: ArgumentHelp(
      "A profile in YAML, whatever a session.yaml says; see `hipline profile`.", valueName: "file"),
    completion: .file(), transform: PathArgument.path)
  var profile: String?

  func validate() throws {
    if paths.isEmpty && sensors.isEmpty && manifest == nil && filesFrom == nil {
      throw ValidationError("Name at least one recording or folder.")
    }
  }

  /// The sessions, with unique names, and what could not be looked at.
  ///
  /// - Throws: The exit status where what is wrong concerns every session.
  func found() throws(ExitStatus) -> SessionDiscovery.Found {
    let discovery = SessionDiscovery(
      exercise: exercise?.exercise, side: side, placement: placement, subject: subject,
      profile: try ownProfile())
    var listed = [sensorSession].compactMap { $0 }
    var failures: [InputFailure] = []
    if let manifest {
      let inside = discovery.sessions(inManifest: manifest)
      listed += inside.sources
      failures += inside.failures
    }
    var found = discovery.sessions(at: paths + (try PathList.paths(from: filesFrom)), and: listed)
    found.failures = failures + found.failures
    return found
  }

  /// The profile of `--profile`; one that suits no exercise concerns every session, so nothing is analysed then.
  private func ownProfile() throws(ExitStatus) -> ProfileText? {
    guard let profile else { return nil }
    do throws(InputFailure) {
      let text = try ProfileText(path: profile)
      let candidates = exercise.map { [$0.exercise] } ?? Exercise.all
      if !candidates.contains(where: { (try? text.applied(to: $0)) != nil }) {
        _ = try text.applied(to: candidates[0])
      }
      return text
    } catch {
      StandardStreams.say(error)
      throw .usage
    }
  }

  /// The session that `--sensor` describes, or nil.
  private var sensorSession: SessionSource? {
    guard let first = sensors.first else { return nil }
    let name =
      PipedFile.isPipe(first.path)
      ? PipedFile.name(of: first.path)
      : URL(filePath: first.path).deletingPathExtension().lastPathComponent
    return SessionSource(
      id: name, exercise: exercise?.exercise, side: side,
      sensors: sensors.map { SensorFile(path: $0.path, placement: $0.placement, side: side) })
  }
}
