public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// A profile that was named but not yet applied, because what it changes depends on the session's exercise.
public struct ProfileText: Sendable, Hashable {
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The profile in the file at a path.
  ///
  /// - Throws: `unreadable`.
  public init(path: String) throws(InputFailure) {
    self.init(path: path, bytes: try Folders().bytes(at: path))
  }

  /// The profile for an exercise.
  ///
  /// - Throws: `invalid-profile`, with its place.
  public func applied(to exercise: Exercise?) throws(InputFailure) -> ExerciseProfile {
    try ProfileFile.read(bytes: bytes, path: path, fallback: exercise?.profile)
  }
}
