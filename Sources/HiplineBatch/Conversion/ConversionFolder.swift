import Foundation

/// A new folder of converted recordings, in which every file is whole or not there.
package struct ConversionFolder: Sendable {
  let path: String
  private let lock: FolderLock

  private var unfinished: String { path + "/.unfinished" }

  /// - Throws: `OutputFailure` where something is there already: what is converted twice would be mixed up.
  init(path: String) throws(OutputFailure) {
    self.path = path
    try FileManager.default.makeFolder(path)
    lock = try FolderLock(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    // What a killed run did not finish is of no use.
    guard names.allSatisfy({ path + "/" + $0 == unfinished }) else {
      throw OutputFailure(path: path, reason: "the folder is not empty")
    }
    finish()
    try FileManager.default.makeFolder(unfinished)
  }

  /// Writes a file, and makes the folders that lead to it.
  func put(_ bytes: [UInt8], _ name: String) throws(OutputFailure) {
    let file = try begin(name)
    try file.append(bytes)
    try file.finish()
  }

  func put(_ text: String, _ name: String) throws(OutputFailure) {
    try put(Array(text.utf8), name)
  }

  /// A file to be written piece by piece, which gets its name at its end.
  func begin(_ name: String) throws(OutputFailure) -> UnfinishedFile {
    try UnfinishedFile(try place(of: name), in: unfinished)
  }

  /// A file whose name nobody knows yet, and where it is until it has one.
  func beginStaged() throws(OutputFailure) -> (file: UnfinishedFile, place: String) {
    let place = unfinished + "/staged-" + UUID().uuidString
    return (try UnfinishedFile(place, in: unfinished), place)
  }

  /// Writes a file whose name nobody knows yet.
  ///
  /// - Returns: Where it is until it has one.
  func stage(_ text: String) throws(OutputFailure) -> String {
    let staged = try beginStaged()
    try staged.file.append(text)
    try staged.file.finish()
    return staged.place
  }

  /// Gives a file its name.
  func name(_ staged: String, _ name: String) throws(OutputFailure) {
    try UnfinishedFile.rename(staged, to: try place(of: name))
  }

  /// Where a file belongs, with the folders that lead to it.
  private func place(of name: String) throws(OutputFailure) -> String {
    let place = path + "/" + name
    try FileManager.default.makeFolder(URL(filePath: place).deletingLastPathComponent().path)
    return place
  }

  func finish() { try? FileManager.default.removeItem(atPath: unfinished) }
}
