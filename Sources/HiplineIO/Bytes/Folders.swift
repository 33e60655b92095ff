package import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folders on disk. Links count as what they lead to.
package struct Folders: FileStore {
  package init() {}

  package func kind(at path: String) -> FileKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  package func names(in folder: String) -> [String]? {
    guard let listing = opendir(folder.isEmpty ? "." : folder) else { return nil }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  package func packedNames(in folder: String) -> [String] { [] }

  package func identity(of folder: String) -> String {
    guard let path = realpath(folder.isEmpty ? "." : folder, nil) else { return folder }
    defer { free(path) }
    return String(cString: path)
  }

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
