/// A file that was handed to a page stays as it is.
package struct FileState: Sendable, Hashable {
  private let number: Int32

  package init?(path: String) {
    guard let file = DroppedFiles.file(at: path) else { return nil }
    number = file.number
  }
}
