package import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folders on disk. Links count as what they lead to.
package final class Folders: FileStore {
  /// A folder is searched if it lies no more folders deep below the one that was named. Chosen, not derived: trees of recordings are four
  /// or five deep, and no system takes a path of hundreds.
  package static let deepest = 32

  package init() {}

  /// Why a folder is not searched that lies deeper than ``deepest``.
  package static func tooDeep(_ folder: String) -> InputFailure {
    InputFailure(
      .unreadable, path: folder,
      "the folder lies more than \(deepest) folders deep, and is not searched",
      hint: "name it itself")
  }

  package func kind(at path: String) -> FileKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  package func names(in folder: String) -> [String]? {
    var names: [String] = []
    let isListed = forEachName(in: folder) { name, _ in
      if let name = String(validatingCString: name) { names.append(name) }
    }
    return isListed ? names.sorted() : nil
  }

  /// Names that are not UTF-8, as older systems left them: no text leads back to them.
  package func unreadable(in folder: String) -> [UnreadableName] {
    var found: [UnreadableName] = []
    _ = forEachName(in: folder) { bytes, isFolder in
      guard String(validatingCString: bytes) == nil else { return }
      let name = String(cString: bytes)
      let kind: FileKind = isFolder() ? .folder : .file
      found.append(
        UnreadableName(
          name: name, kind: kind,
          failure: InputFailure(
            .unreadable, path: FileName.path(of: name, in: folder),
            kind == .folder
              ? "the folder's name is not UTF-8, so that nothing in it can be read"
              : "the file's name is not UTF-8, so that it cannot be read",
            hint: "rename it, for example with `convmv -f latin1 -t utf8 --notest`")))
    }
    return found.sorted { $0.name < $1.name }
  }

  /// - Returns: False where the folder cannot be listed.
  private func forEachName(
    in folder: String, _ body: (_ name: UnsafePointer<CChar>, _ isFolder: () -> Bool) -> Void
  ) -> Bool {
    guard let listing = opendir(folder.isEmpty ? "." : folder) else { return false }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        guard let name = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          strcmp(name, ".") != 0, strcmp(name, "..") != 0
        else { return }
        body(name) {
          var status = stat()
          return fstatat(dirfd(listing), name, &status, 0) == 0
            && status.st_mode & S_IFMT == S_IFDIR
        }
      }
    }
    return true
  }

  package func identity(of folder: String) -> String {
    guard let path = realpath(folder.isEmpty ? "." : folder, nil) else { return folder }
    defer { free(path) }
    return String(cString: path)
  }

  /// A path from the root, without `.`, `..` and doubled slashes; links are not followed. An empty one is where the program runs.
  package static func standardPath(_ path: String) -> String {
    var parts: [String] = []
    if path.utf8.first != UInt8(ascii: "/"), let here = getcwd(nil, 0) {
      parts = FileName.parts(of: String(cString: here))
      free(here)
    }
    for part in FileName.parts(of: path) where part != "." {
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  package func state(of path: String) -> FileState? { FileState(path: path) }

  package func bytes(at path: String) throws(InputFailure) -> [UInt8] {
    try FileBytes.read(path: path)
  }

  package func open(_ path: String) throws(InputFailure) -> any ByteSource {
    try FileSource(path: path)
  }

  /// A file may be compressed with gzip or zstd.
  package func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource {
    try CompressedSource.unpacked(stored, start: FileSource(path: stored.path).prefix(4))
  }
}
