import Foundation

/// Paths that a file or another program lists, one on each line.
enum PathList {
  /// - Parameter file: `-` for the standard input; nil for none.
  /// - Throws: Where the list cannot be read: nothing is known of what was to be looked at.
  static func paths(from file: String?) throws(ExitStatus) -> [String] {
    guard let file else { return [] }
    let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file)
    guard let handle, let data = try? handle.readToEnd() ?? Data() else {
      StandardStreams.say(
        "error: \(file): the list of paths cannot be read (check its permissions)")
      throw .usage
    }
    return paths(in: data)
  }

  /// A line ends as POSIX has it, or as Windows does: names may hold what else Unicode takes for a line's end.
  static func paths(in list: some Sequence<UInt8>) -> [String] {
    list.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let name = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
      return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
  }
}
