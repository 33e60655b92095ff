import ArgumentParser
import Dispatch
import Foundation
import HiplineCLI

/// A command line as one input, one argument on each line.
enum CommandLineInput {
  /// Commands that only read, and the file that they get.
  private static let reading = ["spectrum", "orientation"]

  /// A command line is taken or refused with a message, and what is taken runs to an end.
  static func run(_ bytes: [UInt8]) {
    let arguments = bytes.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      guard let name = arguments.first, reading.contains(name),
        // A command of its own, as for help, says what it has to say.
        !(command is any AsyncParsableCommand)
      else { return }
      try command.run()
    } catch {
      let message = RootCommand.fullMessage(for: error)
      let isSaid = RootCommand.exitCode(for: error) != .validationFailure || !message.isEmpty
      precondition(isSaid, "a command line is refused without a word")
    }
  }

  /// Does what a command line says, as the program would.
  static func runToEnd(_ arguments: [String]) {
    let end = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        var command = try await RootCommand.asyncParseAsRoot(arguments)
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch {
        preconditionFailure("\(arguments) ended with \(error)")
      }
      end.signal()
    }
    end.wait()
  }

  /// A recording for the commands that read one, where it stays for the whole run.
  static let recording = NSTemporaryDirectory() + "hipline-fuzz.csv"

  static func writeRecording() {
    let rows = (0..<400).map { row in
      "\(Double(row) / 50),0.1,0.\(row % 9 + 1),9.8,0.\(row % 7),0.0\(row % 5),0"
    }
    let header = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s"
    _ = FileManager.default.createFile(
      atPath: recording, contents: Data(([header] + rows).joined(separator: "\n").utf8))
  }
}
