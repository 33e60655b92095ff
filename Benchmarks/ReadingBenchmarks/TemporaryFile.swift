import Foundation

/// A file in the system's temporary folder; just written, it is in the disk cache.
struct TemporaryFile: Sendable {
  let path: String
  let byteCount: Int

  static func write(_ bytes: [UInt8], name: String) throws -> TemporaryFile {
    let url = url(name)
    try Data(bytes).write(to: url)
    return TemporaryFile(path: url.path(percentEncoded: false), byteCount: bytes.count)
  }

  static func remove(name: String) { try? FileManager.default.removeItem(at: url(name)) }

  private static func url(_ name: String) -> URL {
    let process = ProcessInfo.processInfo.processIdentifier
    return FileManager.default.temporaryDirectory
      .appending(component: "hipline-benchmark-\(process)-\(name)")
  }
}
