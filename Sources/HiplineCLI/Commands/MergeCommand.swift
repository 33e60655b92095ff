import ArgumentParser
import HiplineBatch
import HiplineCore

/// `hipline merge`: the folders of the shards of one run as one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the folders of all shards of one run together.",
    discussion: """
      The result is what one run without --shard would have written.
      """)

  @Argument(
    help: ArgumentHelp("The --out folders of all shards.", valueName: "dir"),
    completion: .directory)
  var folders: [String]

  @Option(
    help: ArgumentHelp("The folder for the whole.", valueName: "dir"), completion: .directory)
  var out: String

  func run() throws {
    do {
      let merge = try FolderMerge(folders)
      let count = try merge.write(to: OutputFolder(path: out))
      try StandardStreams.writeResult(
        "\(count.sessions) sessions and \(count.failures) failures in \(out)\n")
    } catch let failure as InputFailure {
      StandardStreams.say(failure)
      throw ExitStatus.failure
    } catch let failure as OutputFailure {
      StandardStreams.say("error: \(failure)")
      throw ExitStatus.failure
    }
  }
}
