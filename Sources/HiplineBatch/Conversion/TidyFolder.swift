import HiplineAnalysis
import HiplineCore
import HiplineIO

/// Sessions as folders of tidy CSV: one file a recording with named columns in SI units, and a `session.yaml` that says what is
/// known of them.
struct TidyFolder {
  private let folder: ConversionFolder

  init(_ folder: ConversionFolder) { self.folder = folder }

  /// The times of all files of a session are those of its first recording, so that they keep to each other when read again.
  ///
  /// - Returns: What is doubtful about that.
  func add(_ session: SessionRunner.Reading) throws(OutputFailure) -> [Finding] {
    let source = session.source
    let name = OutputFolder.fileName(source.id)
    var findings: [Finding] = []
    var description = SessionDescription(
      id: source.id, subject: source.subject, exercise: source.exercise?.name, side: source.side,
      startedAt: source.startedAt, sensors: [])
    for (index, recording) in session.recordings.enumerated() {
      var offset = 0.0
      if index > 0, let first = session.recordings.first {
        let alignment = ClockAlignment.offsetSeconds(of: recording, on: first)
        offset = alignment.seconds
        findings += [alignment.finding].compactMap { $0 }
      }
      let file = fileName(of: recording, among: description.sensors)
      try folder.put(RecordingWriter.csv(recording.shifted(by: offset)), "\(name)/\(file)")
      description.sensors.append(
        SensorFile(path: file, placement: recording.placement, side: recording.side))
    }
    if let profile = source.profile {
      description.profile = "profile.yaml"
      try folder.put(profile.bytes, "\(name)/profile.yaml")
    }
    // Last, so that a session that is described is whole.
    try folder.put(description.yaml(), "\(name)/session.yaml")
    return findings
  }

  func finish() { folder.finish() }

  /// `thigh.csv`, `thigh-2.csv`.
  private func fileName(of recording: Recording, among others: [SensorFile]) -> String {
    let stem = recording.placement?.rawValue ?? "sensor"
    let taken = Set(others.map(\.path))
    let names = ["\(stem).csv"] + (2...(others.count + 2)).map { "\(stem)-\($0).csv" }
    return names.first { !taken.contains($0) } ?? "\(stem).csv"
  }
}

extension Recording {
  /// The same samples on a time axis whose zero is so many seconds earlier.
  fileprivate func shifted(by seconds: Double) -> Recording {
    guard seconds != 0 else { return self }
    var copy = self
    copy.accelerometer = accelerometer?.shifted(by: seconds)
    copy.gyroscope = gyroscope?.shifted(by: seconds)
    return copy
  }
}

extension TimedSeries {
  fileprivate func shifted(by seconds: Double) -> TimedSeries {
    TimedSeries(timestamps: timestamps.map { $0 + seconds }, values: values)
  }
}
