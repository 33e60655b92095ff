import HiplineCore
import HiplineIO

/// The files of a session as recordings; each that is read is written down.
struct SessionFiles: Sendable {
  let store: any FileStore
  private let log: InputLog?
  /// Of which each counts as one file.
  private let archives: [RecordingArchive]

  init(_ source: SessionSource, log: InputLog) {
    for archive in source.archives { log.add(archive: archive.path) }
    self.init(store: source.files, log: log, archives: source.archives)
  }

  init(store: any FileStore, log: InputLog?, archives: [RecordingArchive] = []) {
    self.store = store
    self.log = log
    self.archives = archives
  }

  /// What is in a file.
  enum Content {
    case held([Recording])
    /// Recordings that last too long to be held.
    case long(LongReading)
  }

  /// What is in a file, read once.
  func content(
    of file: RecordingFile, _ rules: LongRecordingRules
  ) throws(InputFailure) -> Content {
    var courses = MovementCourses(rules.movement)
    return try logged(file) { () throws(InputFailure) in
      let content = try RecordingReader.content(
        of: file.path, in: store, columns: file.columns,
        longestSeconds: rules.longestSessionSeconds, visit: { courses.add($1, of: $0) })
      switch content {
      case .held(let recordings): return (.held(recordings), recordings.first?.sha256)
      case .long(let long): return (.long(reading(long, courses)), long.sha256)
      }
    }
  }

  /// A file read through to be read by stretches, however short its recordings are.
  func longReading(
    of file: RecordingFile, _ rules: LongRecordingRules
  ) throws(InputFailure) -> LongReading {
    var courses = MovementCourses(rules.movement)
    return try logged(file) { () throws(InputFailure) in
      let long = try LongFile(
        file.path, in: store, columns: file.columns, visit: { courses.add($1, of: $0) })
      return (reading(long, courses), long.sha256)
    }
  }

  private func reading(_ file: LongFile, _ courses: MovementCourses) -> LongReading {
    LongReading(
      file: file, clock: noted(file.sensors[0].recording).clock, courses: courses.runs(of: file))
  }

  private func logged<T>(
    _ file: RecordingFile, _ read: () throws(InputFailure) -> (T, sha256: String?)
  ) throws(InputFailure) -> T {
    do throws(InputFailure) {
      let (content, sha256) = try read()
      log(of: file.path)?.add(file.path, sha256)
      return content
    } catch {
      log(of: file.path)?.add(unread: file.path)
      throw error
    }
  }

  private func log(of path: String) -> InputLog? {
    archives.contains { $0.holds(path) } ? nil : log
  }

  /// A recording with what its app notes beside it.
  func noted(_ recording: Recording) -> Recording {
    guard let format = RecordingFormats.named(recording.format) else { return recording }
    return format.notes.reduce(recording) { recording, name in
      let path = FileName.beside(recording.name, name)
      let bytes = try? store.bytes(at: path)
      log(of: path)?.add(path, bytes: bytes)
      return bytes.map { format.noted(recording, by: $0, named: name) } ?? recording
    }
  }
}
