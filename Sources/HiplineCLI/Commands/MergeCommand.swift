import ArgumentParser
import HiplineBatch

/// `hipline merge`: the folders of the shards of one run as one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the folders of all shards of one run together.",
    discussion: """
      The result is what one run without --shard would have written.

      Example:
        hipline merge shard-1 shard-2 --out results
      """)

  @Argument(
    help: ArgumentHelp("The --out folders of all shards.", valueName: "dir"),
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
