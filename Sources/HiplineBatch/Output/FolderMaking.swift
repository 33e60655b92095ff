import Foundation

extension FileManager {
  /// Makes a folder and those that lead to it, where they are not there.
  func makeFolder(_ path: String) throws(OutputFailure) {
    do {
      try createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputFailure(path: path, reason: error.systemReason)
    }
  }
}
