import ArgumentParser
import Foundation
import HiplineBatch

/// How a command goes through many sessions, and what it says of them.
struct RunArguments: ParsableArguments {
  @Option(help: "How many sessions to work on at a time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "One part of the sessions, the same on every machine.", valueName: "i/n"))
  var shard: Shard?

  @Option(help: "The finding from which on the exit status is 1.")
  var failOn = FailOn.error

  @Flag(help: "Say nothing about findings.")
  var quiet = false

  @Flag(name: .customLong("no-progress"), help: "Do not show on a terminal how far a long run is.")
  var hidesProgress = false

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
  }

  /// The line that shows how far a run of so many sessions is.
  func progress(total: Int) -> ProgressLine {
    ProgressLine(
      total: total, isShown: TerminalStyle.showsProgress && !quiet && !hidesProgress)
  }
}
