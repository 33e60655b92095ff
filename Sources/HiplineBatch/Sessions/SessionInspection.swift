package import HiplineAnalysis
package import HiplineCore
import HiplineIO

/// What is in the files of a session, before any analysis.
package struct SessionInspection: Sendable {
  package var inspections: [RecordingInspection]
  /// The files that could not be read; the others were.
  package var failures: [InputFailure]

  /// - Parameter rules: Recordings that last longer than a session are looked at stretch by stretch, in bounded memory.
  package init(_ source: SessionSource, rules: LongRecordingRules = LongRecordingRules()) {
    let session = SessionRunner.Session(source, rules: rules.wanting(allOf: source))
    var parts: [RecordingKey: StretchedInspection] = [:]
    var keys: [RecordingKey] = []
    failures = session.forEachStretch { recordings in
      for (key, recording) in recordings {
        if parts[key] == nil { keys.append(key) }
        parts[key, default: StretchedInspection(stretchSeconds: rules.stretchSeconds)]
          .add(recording)
      }
    }
    if failures.contains(where: { $0.isOfChangedFile }) {
      inspections = []
      return
    }
    let sensors = source.sensors
    let counts = session.sampleCounts
    inspections = keys.sorted { $0.rank(among: sensors) < $1.rank(among: sensors) }
      .compactMap { parts[$0]?.inspection(ofFile: counts[$0.name] ?? [:]) }
  }
}
