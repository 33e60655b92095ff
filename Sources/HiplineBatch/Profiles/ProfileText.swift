package import HiplineAnalysis
package import HiplineCore
import HiplineIO

/// A profile that was named but not yet applied, because what it changes depends on the session's exercise.
package struct ProfileText: Sendable, Hashable {
  var path: String
  package var bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The profile in the file at a path.
  ///
  /// - Throws: `unreadable`.
  package init(path: String) throws(InputFailure) {
    self.init(path: path, bytes: try Folders().bytes(at: path))
  }

  /// The profile for an exercise.
  ///
  /// - Throws: `invalid-profile`, with its place, also for one that begins with that of another exercise.
  package func applied(to exercise: Exercise?) throws(InputFailure) -> ExerciseProfile {
    if let exercise { try ProfileFile.check(bytes: bytes, path: path, suits: exercise) }
    return try ProfileFile.read(bytes: bytes, path: path, fallback: exercise?.profile)
  }
}
