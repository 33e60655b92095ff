package import HiplineCore

/// A small file's bytes, read in whole.
package enum FileBytes {
  /// A file that describes recordings has no more bytes: descriptions have a few thousand.
  package static let mostBytes = 1 << 20
  /// A table that lists sessions has no more bytes: half a million rows.
  static let mostTableBytes = 64 << 20

  /// The bytes of a list, which may be larger than a description.
  package static func table(
    at path: String, in store: any FileStore
  ) throws(InputFailure) -> [UInt8] {
    try FileState.unchanged(path, in: store, since: store.state(of: path)) {
      () throws(InputFailure) in try read(store.open(path), limit: mostTableBytes)
    }
  }

  /// All that is left of a source.
  static func read(_ source: any ByteSource, limit: Int) throws(InputFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else {
        throw InputFailure(
          .unreadable, path: source.path,
          "the file has more than \(limit >> 20) MiB, where a small one is expected",
          hint: "check that it is the file that was meant")
      }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
