/// Paths taken apart and put together; `/` separates in folders and in archives.
package enum FileName {
  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Everything before the last part, without a slash at its end; empty without a folder, `/` for the root.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path of a name in a folder, which may end with a slash.
  package static func path(of name: String, in folder: String) -> String {
    folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The path of a name in the folder of a file.
  package static func beside(_ path: String, _ name: String) -> String {
    Self.path(of: name, in: folder(of: path))
  }
}
