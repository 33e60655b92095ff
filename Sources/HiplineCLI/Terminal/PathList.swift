import Foundation

/// Paths that a file or another program lists, one on each line.
enum PathList {
  /// - Parameter file: `-` for the standard input; nil for none.
  /// - Throws: The exit status for a failure, where the list cannot be read.
  static func paths(from file: String?) throws -> [String] {
    guard let file else { return [] }
    let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file)
    guard let handle, let data = try? handle.readToEnd() ?? Data() else {
      StandardStreams.say(
        "error: \(file): the list of paths cannot be read (check its permissions)")
      throw ExitStatus.failure
    }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}
