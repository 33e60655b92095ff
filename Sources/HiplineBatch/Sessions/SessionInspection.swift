public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// What is in the files of a session, before any analysis.
public struct SessionInspection: Sendable {
  public var inspections: [RecordingInspection]
  /// The files that could not be read; the others were.
  public var failures: [InputFailure]

  /// - Parameter rules: Recordings that last longer than a session are looked at stretch by stretch, in bounded memory.
  public init(_ source: SessionSource, rules: LongRecordingRules = LongRecordingRules()) {
    let rules = rules.wanting(allOf: source)
    do throws(InputFailure) {
      let files = try source.files()
      let reader = SensorReader(files, longestSeconds: rules.longestSessionSeconds)
      let read = reader.read(source.sensors)
      self =
        read.failures.contains { $0.code == .tooLong }
        ? Self(LongSession(source, files: files, rules: rules))
        : Self(
          inspections: read.recordings.map(RecordingInspection.init), failures: read.failures)
    } catch {
      self = Self(inspections: [], failures: [error])
    }
  }

  private init(inspections: [RecordingInspection], failures: [InputFailure]) {
    self.inspections = inspections
    self.failures = failures
  }

  private init(_ session: LongSession) {
    var parts: [RecordingKey: StretchedInspection] = [:]
    var keys: [RecordingKey] = []
    failures = SessionRunner.Session.long(session).forEachStretch { recordings in
      for (key, recording) in recordings {
        if parts[key] == nil { keys.append(key) }
        parts[key, default: StretchedInspection(stretchSeconds: session.rules.stretchSeconds)]
          .add(recording)
      }
    }
    let sensors = session.source.sensors
    let counts = session.sampleCounts
    inspections = keys.sorted { $0.rank(among: sensors) < $1.rank(among: sensors) }
      .compactMap { parts[$0]?.inspection(ofFile: counts[$0.name] ?? [:]) }
  }
}
