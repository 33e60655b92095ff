import Foundation

/// The built command, run as a user runs it.
enum BuiltCommand {
  static let url = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "hipline")

  /// A process that has not begun, whose streams go nowhere.
  static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  /// The standard output of a program; nil where it is not installed.
  static func output(
    of program: String, _ arguments: [String], environment: [String: String] = [:],
    input: String? = nil
  ) throws -> (status: Int32, text: String)? {
    let places = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = program.contains("/") ? [program] : places.map { "\($0)/\(program)" }
    guard let path = found.first(where: FileManager.default.isExecutableFile) else {
      print("skipped: \(program) is not installed")
      return nil
    }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { $0.key != "NO_COLOR" }.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let source = input.map { _ in Pipe() }
    if let source {
      process.standardInput = source
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    if let source, let input {
      try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try source.fileHandleForWriting.close()
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}

func hipline(
  _ arguments: String...
) throws -> (status: Int32, output: String, errors: String) {
  try hipline(arguments)
}

func hipline(
  _ arguments: [String]
) throws -> (status: Int32, output: String, errors: String) {
  let process = Process()
  process.executableURL = BuiltCommand.url
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
