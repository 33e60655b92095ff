import HiplineAnalysis
import HiplineCore
import HiplineIO

/// Sessions as folders of tidy CSV: one file a recording with named columns in SI units, and a `session.yaml` that says what is
/// known of them.
struct TidyFolder: ConversionTarget {
  static let name = "csv"
  static let isOnOneTimeAxis = true
  static let isSessionWise = true

  private let folder: NewFolder

  init(_ folder: NewFolder, sources: [SessionSource]) { self.folder = folder }

  /// Writes a session as it is read.
  ///
  /// The times of all files of a session are those of its first recording, so that they keep to each other when read again.
  func session(
    _ layout: SessionLayout
  ) throws(OutputFailure) -> (written: Void?, failures: [InputFailure], findings: [Finding]) {
    let session = layout.session
    let source = session.source
    let place = SessionFileName(source.id).file("")
    var description = SessionDescription(
      id: source.id, subject: source.subject, exercise: source.exercise?.name, side: source.side,
      startedAt: source.startedAt ?? session.recordedAt(layout) ?? source.dated,
      excludedSeconds: source.excludedSeconds, sensors: [])
    var files: [(name: PlainName, file: UnfinishedFile)] = []
    for part in layout.parts {
      let file = fileName(of: part.recording, among: description.sensors)
      let name = PlainName(made: file)
      files.append((name, try folder.begin([place, name])))
      var sensor = SensorFile(
        path: file, placement: part.recording.placement, side: part.recording.side)
      if part.recording.orientation != nil {
        var mapping = ColumnMapping()
        mapping.orientation = .sensorToEarth
        sensor.mapping = mapping
      }
      description.sensors.append(sensor)
    }
    let tables = layout.parts.map { RecordingTable($0.recording.channels) }
    for (table, file) in zip(tables, files) { try file.file.append(table.header) }
    let failures = try session.forEachStretch { stretch throws(OutputFailure) in
      for (key, recording) in stretch {
        guard let index = layout.place(of: key) else { continue }
        let shifted = recording.shifted(by: layout.parts[index].offsetSeconds)
        try tables[index].write(shifted) { rows throws(OutputFailure) in
          try files[index].file.append(rows)
        }
      }
    }
    .filter { !layout.failures.contains($0) }
    guard failures.isEmpty else { return (nil, failures, []) }
    for (name, file) in files { try folder.finish(file, as: [place, name]) }
    if let profile = source.profile {
      description.profile = "profile.yaml"
      try folder.put(profile.bytes, [place, "profile.yaml"])
    }
    // Last, so that a session that is described is whole.
    try folder.put(description.yaml(), [place, "session.yaml"])
    return ((), [], [])
  }

  func add(_ written: Void) {}

  func end() {}

  /// `thigh.csv`, `thigh-2.csv`.
  private func fileName(of recording: Recording, among others: [SensorFile]) -> String {
    let stem = recording.placement?.rawValue ?? "sensor"
    let taken = Set(others.map(\.path))
    let names = ["\(stem).csv"] + (2...(others.count + 2)).map { "\(stem)-\($0).csv" }
    return names.first { !taken.contains($0) } ?? "\(stem).csv"
  }
}

extension SessionRunner.Session {
  /// When the session began by the recorder's clock; nil where that does not tell it.
  fileprivate func recordedAt(_ layout: SessionLayout) -> String? {
    guard let first = layout.parts.first,
      case .absolute(let seconds) = first.recording.clock
    else { return nil }
    return AcquisitionTime(unixSeconds: seconds).text
  }
}

extension Recording {
  /// The same samples on a time axis whose zero is so many seconds earlier.
  fileprivate func shifted(by seconds: Double) -> Recording {
    guard seconds != 0 else { return self }
    var copy = self
    copy.mapSeries { $0.shifted(by: seconds) }
    return copy
  }
}

extension TimedSeries {
  fileprivate func shifted(by seconds: Double) -> TimedSeries {
    TimedSeries(timestamps: timestamps.map { $0 + seconds }, values: values)
  }
}
