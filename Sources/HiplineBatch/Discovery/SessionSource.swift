public import HiplineAnalysis
public import HiplineCore
package import HiplineIO

/// A session before it is read: which files, and what is known of them.
public struct SessionSource: Sendable, Hashable {
  /// The session's name in results and file names; unique in a run.
  public var id: String
  /// Whose session it is; nil where nothing says it.
  public var subject: String?
  /// When it began, as ISO 8601 text; nil where nobody states it.
  public var startedAt: String?
  /// Who says whose session it is.
  var subjectProvenance = Provenance.stated
  /// The date for which its file or a folder on the way is named, as ISO 8601 text.
  var dated: String?
  /// nil to recognise it by the movement.
  public var exercise: Exercise?
  /// The side of the body that moves; nil where nothing says it.
  public var side: Side?
  /// Stretches in which nobody exercised, in seconds from the start of the recording that carries the exercise; infinite where an end
  /// is open. Times stay those of the whole recording.
  public private(set) var excludedSeconds: [Range<Double>] = []
  /// A profile of the trainer's own; nil for the exercise's.
  var profile: ProfileText?
  package var sensors: [SensorFile]
  /// Sensors of the session whose files are not there.
  var missing: [SensorFile] = []
  /// What a study notes of it.
  package var study: [StudyValue] = []
  /// The archives that hold sensors' files, whose paths then begin with theirs; empty for files in folders.
  var archives: [RecordingArchive] = []
  /// What came of sensors' files through pipes.
  var piped: [PipedFile] = []
  /// The one device that it is, by names alone; nil where somebody described it, and for several.
  var device: DeviceFiles?
  /// The sessions to analyse instead if the sensors' clocks say that they are not of one time; empty where somebody stated
  /// that they belong together.
  var apart: [SessionSource] = []

  /// The session without some stretches, beside those that it leaves out itself.
  public func excluding(_ seconds: [Range<Double>]) -> SessionSource {
    var copy = self
    copy.excludedSeconds += seconds
    copy.apart = apart.map { $0.excluding(seconds) }
    return copy
  }

  /// The session as of a recording that begins later.
  func later(bySeconds seconds: Double) -> SessionSource {
    var copy = self
    copy.excludedSeconds = excludedSeconds.map { $0.earlier(bySeconds: seconds) }
    return copy
  }

  /// Its name, and those of the sessions that it may fall apart into.
  var names: [String] { [id] + apart.map { $0.id } }

  /// Where the sensors' files are.
  package var files: any FileStore { FoldersAndArchives(archives, piped: piped) }

  /// The session with its files inside an archive.
  func inside(_ archive: RecordingArchive) -> SessionSource {
    var copy = self
    copy.archives = [archive]
    copy.apart = apart.map { $0.inside(archive) }
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

extension Range<Double> {
  /// A stretch of time as on an axis that begins later.
  func earlier(bySeconds seconds: Double) -> Range {
    (lowerBound - seconds)..<(upperBound - seconds)
  }
}
