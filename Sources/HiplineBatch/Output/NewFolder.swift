/// A new folder of files that are not there to be written over, in which every file is whole or not there.
package struct NewFolder: Sendable {
  private let root: OpenFolder
  private let unfinished: OpenFolder

  package var path: String { root.path }

  /// - Throws: `OutputFailure` where something is there already: what is written twice would be mixed up.
  package init(path: String) throws(OutputFailure) {
    root = try OpenFolder(path: path, isMade: true)
    try root.lock()
    let mark = FolderMark(.recordings)
    if FolderMark.isFree(root) { try mark.put(in: root) }
    // What a killed run did not finish is of no use.
    guard FolderMark(of: root) == mark,
      Set(root.names).isSubset(of: [FolderMark.name, KeptWork.unfinished])
    else {
      throw OutputFailure(
        path: path, reason: "the folder is not empty", hint: "name a new folder, or an empty one")
    }
    root.remove(folder: KeptWork.unfinished)
    unfinished = try OpenFolder(KeptWork.unfinished, in: root, isMade: true)
  }

  /// Writes a file, and makes the folders that lead to it.
  ///
  /// - Parameter names: Those of the folders, and last that of the file.
  package func put(_ bytes: [UInt8], _ names: [PlainName]) throws(OutputFailure) {
    let file = try begin(names)
    try file.append(bytes)
    try finish(file, as: names)
  }

  package func put(_ text: String, _ names: [PlainName]) throws(OutputFailure) {
    try put(Array(text.utf8), names)
  }

  /// A file to be written piece by piece, which gets its name at its end.
  func begin(_ names: [PlainName]) throws(OutputFailure) -> UnfinishedFile {
    try UnfinishedFile(in: unfinished, toBecome: shown(names))
  }

  func finish(_ file: UnfinishedFile, as names: [PlainName]) throws(OutputFailure) {
    try file.finish(as: names[names.count - 1], in: folder(names.dropLast()))
  }

  /// A file whose name nobody knows yet, and where it is until it has one.
  func beginStaged() throws(OutputFailure) -> (file: UnfinishedFile, place: PlainName) {
    (try UnfinishedFile(in: unfinished, toBecome: path), .unique)
  }

  func finish(_ staged: (file: UnfinishedFile, place: PlainName)) throws(OutputFailure) {
    try staged.file.finish(as: staged.place, in: unfinished)
  }

  /// Writes a file whose name nobody knows yet.
  ///
  /// - Returns: Where it is until it has one.
  func stage(_ text: String) throws(OutputFailure) -> PlainName {
    let staged = try beginStaged()
    try staged.file.append(text)
    try finish(staged)
    return staged.place
  }

  /// Gives a file its name.
  func name(_ staged: PlainName, _ names: [PlainName]) throws(OutputFailure) {
    try unfinished.move(staged, to: folder(names.dropLast()), as: names[names.count - 1])
  }

  private func folder(_ names: some Sequence<PlainName>) throws(OutputFailure) -> OpenFolder {
    var folder = root
    for name in names { folder = try OpenFolder(name, in: folder, isMade: true) }
    return folder
  }

  private func shown(_ names: [PlainName]) -> String {
    ([path] + names.map(\.text)).joined(separator: "/")
  }

  /// Takes away what tells that the folder is being written.
  package func finish() {
    root.remove(folder: KeptWork.unfinished)
    root.remove(FolderMark.name)
  }
}
