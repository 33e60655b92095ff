import ArgumentParser
import HiplineBatch

/// `hipline remove`: sessions out of a folder of results.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take sessions out of a folder of results.",
    discussion: """
      Removes what Hipline wrote of the sessions, and makes tables and pages anew. The recordings stay. The \
      standard output lists the files that go; one that was changed since Hipline wrote it stays.

      Example:
        hipline remove results monday --dry-run
      """)

  @Argument(
    help: ArgumentHelp("A folder made with --out.", valueName: "results"),
    completion: .directory, transform: PathArgument.path)
  var results: String

  @Argument(help: ArgumentHelp("The sessions, as sessions.csv names them.", valueName: "session"))
  var sessions: [String]

  @Flag(help: "List what would go, and remove nothing.")
  var dryRun = false

  func run() throws {
    let folder = try OutputFolder(existing: results)
    defer { folder.removeUnfinished() }
    let removal = try SessionRemoval(of: sessions, in: folder)
    let files = removal.files
    if !dryRun { try removal.carryOut() }
    try StandardStreams.writeResult(files.map { $0 + "\n" }.joined())
  }
}
