package import CPage

/// The files that were handed to a page, by their paths; their bytes stay with the page until they are read.
package enum DroppedFiles {
  package struct File: Sendable {
    /// By which the page knows it.
    var number: Int32
    /// nil for more than `Int` has room for, which cannot be read here.
    var byteCount: Int?
  }

  // One thread.
  private nonisolated(unsafe) static var files: [String: File] = [:]
  /// What is in each folder.
  private nonisolated(unsafe) static var folders: [String: Set<String>] = [:]

  package static func clear() {
    files = [:]
    folders = ["": []]
  }

  /// - Parameter number: By which the page knows it.
  package static func add(_ path: String, number: Int32, byteCount: Int?) {
    files[path] = File(number: number, byteCount: byteCount)
    var inner = path
    while !inner.isEmpty {
      let folder = FileName.folder(of: inner)
      folders[folder, default: []].insert(FileName.name(of: inner))
      inner = folder
    }
  }

  static func file(at path: String) -> File? { files[path] }

  static func names(in folder: String) -> [String]? { folders[plain(folder)]?.sorted() }

  static func isFolder(_ path: String) -> Bool { folders[plain(path)] != nil }

  /// The paths with no folder above them, sorted.
  package static var roots: [String] { names(in: "") ?? [] }

  private static func plain(_ folder: String) -> String {
    folder == "." ? "" : folder.utf8.last == UInt8(ascii: "/") ? String(folder.dropLast()) : folder
  }

  /// Copies bytes of a file; fewer at its end, nil where the browser does not give them.
  static func read(
    _ file: File, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> Int? {
    let count = min(buffer.count, (file.byteCount ?? 0) - offset)
    guard count > 0, let start = buffer.baseAddress else { return 0 }
    return hipline_page_read(file.number, Double(offset), start, Int32(count)) == 0 ? count : nil
  }
}
