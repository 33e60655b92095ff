/// Paths taken apart and put together; `/` separates in folders and in archives.
package enum FileName {
  private static let slash = UInt8(ascii: "/")

  /// The parts of a path between its slashes, as the system has them: a mark over a slash makes it no other character.
  package static func parts(of path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  /// The last part of a path.
  package static func name(of path: String) -> String { parts(of: path).last ?? path }

  /// Everything before the last part, without a slash at its end; empty without a folder, `/` for the root.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: slash) else { return "" }
    return slash == path.startIndex ? "/" : String(Substring(path.utf8[..<slash]))
  }

  /// The path of a name in a folder, which may end with a slash.
  package static func path(of name: String, in folder: String) -> String {
    folder.isEmpty || folder.utf8.last == slash ? folder + name : folder + "/" + name
  }

  /// The path of a name in the folder of a file.
  package static func beside(_ path: String, _ name: String) -> String {
    Self.path(of: name, in: folder(of: path))
  }
}
