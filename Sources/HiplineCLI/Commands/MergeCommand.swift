import ArgumentParser
import HiplineBatch

/// `hipline merge`: several folders of results as one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put folders of results together.",
    discussion: """
      Of all shards of one run the result is what one run without --shard would have written. Whole runs are added \
      one after the other: the same recording comes once, as the last one has it, and a session whose name \
      another recording has gets a number behind it.

      Examples:
        hipline merge shard-1 shard-2 --out results
        hipline merge monday thursday --out results
      """)

  @Argument(
    help: ArgumentHelp("The --out folders of all shards, or of whole runs.", valueName: "dir"),
    completion: .directory, transform: PathArgument.path)
  var folders: [String]

  @Option(
    help: ArgumentHelp("The folder for the whole.", valueName: "dir"), completion: .directory,
    transform: PathArgument.path)
  var out: String

  func run() throws {
    let count = try FolderMerge(folders).write(to: OutputFolder(path: out))
    try StandardStreams.writeResult(
      "\(count.sessions) sessions and \(count.failures) failures in \(out)\n")
  }
}
