package import HiplineCore

/// What recordings can be converted to: begun with an empty folder, given session after session, and ended.
package protocol ConversionTarget: Sendable {
  /// What `--to` calls it.
  static var name: String { get }
  /// Whether the times of all files of a session are those of its first recording.
  static var isOnOneTimeAxis: Bool { get }
  /// Whether what is written of a session depends on no other, so that a part of the sessions can be converted apart.
  static var isSessionWise: Bool { get }

  /// What is left to do for a session once its files are written.
  associatedtype Written: Sendable

  /// - Parameter sources: Everything that is converted.
  init(_ folder: NewFolder, sources: [SessionSource])

  /// Writes a session as it is read, several at a time.
  ///
  /// - Returns: Nothing of a session that cannot be written, such as one of which a file changed since its layout was made, but why; and what is
  ///   doubtful about what was written, beside what its layout says.
  func session(
    _ layout: SessionLayout
  ) throws(OutputFailure) -> (written: Written?, failures: [InputFailure], findings: [Finding])

  /// Takes note of a session that is written, one after the other in their order.
  mutating func add(_ written: Written) throws(OutputFailure)

  /// Writes what tells of all sessions.
  func end() throws(OutputFailure)
}

/// The targets that `--to` can name.
package enum ConversionTargets {
  package static let all: [any ConversionTarget.Type] = [
    MotionTree.self, TidyFolder.self, OpenSimFolder.self, FHIRFolder.self,
  ]
}
