import ArgumentParser
import Foundation
import HiplineBatch

/// How a command goes through many sessions, and what it says of them.
struct RunArguments: ParsableArguments {
  @Option(help: "How many sessions to work on at a time", in: jobLimits)
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "One part of the sessions, the same on every machine.", valueName: "i/n"),
    transform: shard)
  var shard: Shard?

  @Option(help: "The finding from which on the exit status is 1.")
  var failOn = FailOn.error

  @Flag(help: "Say nothing about findings.")
  var quiet = false

  @Flag(name: .customLong("no-progress"), help: "Do not show on a terminal how far a long run is.")
  var hidesProgress = false

  /// More than any machine has processors; each job holds a few sessions in memory.
  ///
  /// Chosen, not derived: far above what is of use.
  static let jobLimits = 1...4096

  @Sendable private static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw ValidationError("i/n is needed, with i from 1 to n, as in 2/8")
    }
    return shard
  }

  /// The line that shows how far a run of so many sessions is.
  func progress(total: Int) -> ProgressLine {
    ProgressLine(
      total: total, isShown: TerminalStyle.showsProgress && !quiet && !hidesProgress)
  }
}
