import Foundation

/// The built command, run as a user runs it.
func hipline(
  _ arguments: String...
) throws -> (status: Int32, output: String, errors: String) {
  try hipline(arguments)
}

func hipline(
  _ arguments: [String]
) throws -> (status: Int32, output: String, errors: String) {
  let process = Process()
  process.executableURL = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "hipline")
  process.arguments = arguments
  let (output, errors) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  // Both pipes are read to their ends before waiting, as a full one would stop the command.
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return (process.terminationStatus, text, said)
}
