import ArgumentParser
import Dispatch
import Foundation
import HiplineBatch
import HiplineCore

extension RootCommand {
  /// Does what the command line says and ends the process with its status.
  ///
  /// In the place of ArgumentParser's `main`, which prints past ``StandardStreams`` and ends with 1 after an error that it does
  /// not know.
  package static func runProgram() -> Never {
    // Before the first task, for which the system opens files.
    StandardStreams.hold()
    Task { Foundation.exit(await status()) }
    dispatchMain()
  }

  private static func status() async -> Int32 {
    do {
      var command = try await asyncParseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch {
      if let word = CommandLine.arguments.dropFirst().first, let option = misspeltOption(word),
        exitCode(for: error) == .validationFailure
      {
        StandardStreams.say("error: There is no option '\(word)'. Did you mean '\(option)'?")
        return ExitStatus.usage.rawValue
      }
      return status(of: error)
    }
  }

  /// Says what ended a command, and what the shell is told.
  private static func status(of error: any Error) -> Int32 {
    switch error {
    case let status as ExitStatus: return status.rawValue
    case let failure as InputFailure:
      StandardStreams.say(failure)
      return ExitStatus.unreadable.rawValue
    case let failure as OutputFailure:
      StandardStreams.say(failure)
      return ExitStatus.unwritten.rawValue
    default: break
    }
    let message = fullMessage(for: error)
    switch exitCode(for: error) {
    case .success:
      do throws(ExitStatus) {
        try StandardStreams.writeResult(message + "\n")
        return 0
      } catch {
        return error.rawValue
      }
    case .validationFailure:
      StandardStreams.sayLines(message)
      return ExitStatus.usage.rawValue
    default:
      StandardStreams.say(message)
      return ExitStatus.fault.rawValue
    }
  }
}
