import HiplineCore

/// A small file's bytes, read in whole.
enum FileBytes {
  /// - Throws: `unreadable` with the system's reason; a folder, a pipe or a device counts as such.
  static func read(path: String) throws(InputFailure) -> [UInt8] {
    try read(FileSource(path: path))
  }

  /// All that is left of a source.
  static func read(_ source: any ByteSource) throws(InputFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
