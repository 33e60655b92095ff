public import HiplineAnalysis
public import HiplineCore
package import HiplineIO

/// A session before it is read: which files, and what is known of them.
public struct SessionSource: Sendable, Hashable {
  /// The session's name in results and file names; unique in a run.
  public var id: String
  /// Whose session it is; nil where nothing says it.
  public var subject: String?
  /// When it began, as ISO 8601 text; nil where nothing says it.
  public var startedAt: String?
  /// nil to recognise it by the movement.
  public var exercise: Exercise?
  /// The side of the body that moves; nil where nothing says it.
  public var side: Side?
  /// A profile of the trainer's own; nil for the exercise's.
  var profile: ProfileText?
  package var sensors: [SensorFile]
  /// The archive that holds the sensors' files, whose paths then begin with it; nil for files in folders.
  var archive: String?
  /// The sessions to analyse instead if the sensors' clocks say that they are not of one time; empty where somebody stated
  /// that they belong together.
  var apart: [SessionSource] = []

  /// Where the sensors' files are.
  ///
  /// - Throws: Why the archive cannot be read.
  package func files() throws(InputFailure) -> any FileStore {
    guard let archive else { return Folders() }
    return try RecordingArchive(path: archive)
  }

  /// The session with its files inside an archive.
  func inside(archive path: String) -> SessionSource {
    var copy = self
    copy.archive = path
    copy.apart = apart.map { $0.inside(archive: path) }
    return copy
  }

  package init(
    id: String, subject: String? = nil, startedAt: String? = nil, exercise: Exercise? = nil,
    side: Side? = nil, sensors: [SensorFile]
  ) {
    self.id = id
    self.subject = subject
    self.startedAt = startedAt
    self.exercise = exercise
    self.side = side
    self.sensors = sensors
  }
}
