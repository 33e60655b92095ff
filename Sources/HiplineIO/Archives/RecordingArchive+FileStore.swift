package import HiplineCore

/// An archive is a folder as good as any: its path is that of its outermost folder, as in `session.zip/thigh.csv`.
extension RecordingArchive: FileStore {
  package func kind(at path: String) -> FileKind? {
    if folders[path] != nil { return .folder }
    return entry(at: path) == nil ? nil : .file
  }

  package func names(in folder: String) -> [String]? { folders[folder]?.names.sorted() }

  /// What is packed itself.
  package func unreadable(in folder: String) -> [UnreadableName] {
    (folders[folder]?.packedNames ?? []).sorted().map { name in
      UnreadableName(
        name: name, kind: .file, failure: missing(FileName.path(of: name, in: folder)))
    }
  }

  package func identity(of folder: String) -> String { folder }

  package func state(of path: String) -> FileState? { FileState(path: self.path) }

  package func bytes(at path: String) throws(InputFailure) -> [UInt8] {
    guard let entry = entry(at: path) else { throw missing(path) }
    return try bytes(of: entry)
  }

  package func open(_ path: String) throws(InputFailure) -> any ByteSource {
    guard let entry = entry(at: path) else { throw missing(path) }
    return try open(entry)
  }

  /// What is packed inside is not read.
  package func unpacked(_ stored: any ByteSource) -> any ByteSource { stored }
}

extension RecordingArchive {
  /// What is in a folder of an archive.
  struct Folder {
    /// Of files and folders.
    var names: Set<String> = []
    /// Of files that are packed themselves.
    var packedNames: Set<String> = []
  }

  /// The folders of an archive by their paths.
  static func folders(
    of path: String, entries: [Entry], packedNames: [String]
  ) -> [String: Folder] {
    var folders = [path: Folder()]
    /// Makes the folders that lead to a file.
    func place(of name: String) -> (folder: String, name: String) {
      var folder = path
      let parts = FileName.parts(of: name)
      for part in parts.dropLast() {
        folders[folder, default: Folder()].names.insert(part)
        folder = FileName.path(of: part, in: folder)
      }
      if folders[folder] == nil { folders[folder] = Folder() }
      return (folder, parts.last ?? name)
    }
    for entry in entries {
      let place = place(of: entry.name)
      folders[place.folder]?.names.insert(place.name)
    }
    for name in packedNames {
      let place = place(of: name)
      folders[place.folder]?.packedNames.insert(place.name)
    }
    return folders
  }
}
