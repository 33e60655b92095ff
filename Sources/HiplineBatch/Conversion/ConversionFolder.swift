import Foundation

/// A new folder of converted recordings, in which every file is whole or not there.
struct ConversionFolder {
  let path: String
  private let lock: FolderLock

  private var unfinished: String { path + "/.unfinished" }

  /// - Throws: `OutputFailure` where something is there already: what is converted twice would be mixed up.
  init(path: String) throws(OutputFailure) {
    self.path = path
    try Self.makeFolder(path)
    lock = try FolderLock(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard names.isEmpty else {
      throw OutputFailure(path: path, reason: "the folder is not empty")
    }
    try Self.makeFolder(unfinished)
  }

  private static func makeFolder(_ path: String) throws(OutputFailure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputFailure(path: path, reason: error.localizedDescription)
    }
  }

  /// Writes a file, and makes the folders that lead to it.
  func put(_ bytes: [UInt8], _ name: String) throws(OutputFailure) {
    let place = path + "/" + name
    try Self.makeFolder(URL(filePath: place).deletingLastPathComponent().path)
    try UnfinishedFile.write(bytes, to: place, by: unfinished)
  }

  func put(_ text: String, _ name: String) throws(OutputFailure) {
    try put(Array(text.utf8), name)
  }

  func finish() { try? FileManager.default.removeItem(atPath: unfinished) }
}
