import Foundation
import HiplineCore
import HiplineIO

/// Folders with files, on disk or in an archive, by their paths.
struct FileTree: Sendable {
  enum Kind {
    case folder
    case file
  }

  /// What is at a path; nil for nothing, and for what is neither file nor folder.
  var kind: @Sendable (_ path: String) -> Kind?
  /// The names in a folder, sorted; nil where it cannot be listed.
  var names: @Sendable (_ folder: String) -> [String]?
  /// The names of files in a folder of an archive that are packed themselves and cannot be read, sorted.
  var packedNames: @Sendable (_ folder: String) -> [String]
  /// The bytes of a small file.
  var bytes: @Sendable (_ path: String) throws(InputFailure) -> [UInt8]
  /// The same for two paths that are one folder.
  var identity: @Sendable (_ folder: String) -> String

  /// What is on disk. Links count as what they lead to.
  static let disk = FileTree(
    kind: { path in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
      return isFolder.boolValue ? .folder : .file
    },
    names: { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder))?
        .sorted()
    },
    packedNames: { _ in [] },
    bytes: { path throws(InputFailure) in try YAMLDocument.bytes(at: path) },
    identity: { folder in URL(filePath: folder).resolvingSymlinksInPath().path })

  /// What is in an archive, with the archive's path as that of its outermost folder.
  static func inside(_ archive: RecordingArchive) -> FileTree {
    var names: [String: Set<String>] = [archive.path: []]
    var packed: [String: Set<String>] = [:]
    /// Makes the folders that lead to a file.
    func folder(of name: String) -> (folder: String, name: String) {
      var folder = archive.path
      let parts = name.split(separator: "/").map(String.init)
      for part in parts.dropLast() {
        names[folder, default: []].insert(part)
        folder = FileName.path(of: part, in: folder)
      }
      names[folder, default: []].formUnion([])
      return (folder, parts.last ?? name)
    }
    for entry in archive.entries {
      let place = folder(of: entry.name)
      names[place.folder]?.insert(place.name)
    }
    for name in archive.packedNames {
      let place = folder(of: name)
      packed[place.folder, default: []].insert(place.name)
    }
    let (folders, packedNames) = (names, packed)
    return FileTree(
      kind: { path in
        if folders[path] != nil { return .folder }
        return archive.entry(at: path) == nil ? nil : .file
      },
      names: { folder in folders[folder]?.sorted() },
      packedNames: { folder in packedNames[folder]?.sorted() ?? [] },
      bytes: { path throws(InputFailure) in
        guard let entry = archive.entry(at: path) else {
          throw InputFailure(
            .unreadable, path: path, "there is no such file in the archive",
            hint: "add it to the archive, or correct the name in session.yaml")
        }
        return try archive.bytes(of: entry)
      },
      identity: { $0 })
  }
}
