import HiplineCore
import HiplineIO
import HiplineReport

/// One session as the files of a run of Motion-BIDS, whole but without their names, which the runs before it decide.
struct MotionRun: Sendable {
  let source: SessionSource
  /// What comes after the name of the tracking system, and where the file is until it gets its name.
  private(set) var files: [(tracking: String, ending: String, place: PlainName)] = []
  /// When the table of each tracking system began; `n/a` where nobody knows.
  private(set) var times: [(tracking: String, time: String)] = []

  /// Why files cannot be read any more that could be before; the run is then none.
  private(set) var failures: [InputFailure] = []

  /// Writes the session as it is read.
  init(_ layout: SessionLayout, in folder: NewFolder) throws(OutputFailure) {
    source = layout.session.source
    let tables = MotionTables(layout)
    let reference = Self.referenceTime(
      of: source, layout, isNeeded: tables.members.count > 1)
    let names = tables.members.indices.map { tables.members.count == 1 ? "imu" : "imu\($0 + 1)" }
    try writeTables(tables, names, layout, in: folder)
    guard failures.isEmpty else { return }
    let events = MotionEvents(layout)
    for (member, tracking) in zip(tables.members, names) {
      func put(_ text: String, _ ending: String) throws(OutputFailure) {
        files.append((tracking, ending, try folder.stage(text)))
      }
      func put(_ json: JSONValue, _ ending: String) throws(OutputFailure) {
        try put(json.encoded(onOneLine: false) + "\n", ending)
      }
      try put(description(of: member, tracking), "_motion.json")
      try put(String(decoding: member.table.channels, as: UTF8.self), "_channels.tsv")
      try put(Self.frames, "_channels.json")
      let start = tables.start(of: member, onAxisOf: 0)
      let time = reference.flatMap { time in start.map(time.after) }
      times.append((tracking, time?.text ?? "n/a"))
      if let table = events.table(for: member, of: tables) {
        try put(table, "_events.tsv")
        try put(events.columns, "_events.json")
      }
    }
  }

  private mutating func writeTables(
    _ tables: MotionTables, _ names: [String], _ layout: SessionLayout,
    in folder: NewFolder
  ) throws(OutputFailure) {
    var staged: [(file: UnfinishedFile, place: PlainName)] = []
    for _ in tables.members { staged.append(try folder.beginStaged()) }
    var haveSameStamps = true
    failures = try layout.session.forEachStretch { stretch throws(OutputFailure) in
      var series: [SessionLayout.Stream: TimedSeries] = [:]
      for (key, recording) in stretch {
        guard let place = layout.place(of: key) else { continue }
        for channel in recording.channels {
          series[SessionLayout.Stream(part: place, channel: channel)] = recording.series(
            of: channel)
        }
      }
      for (member, file) in zip(tables.members, staged) {
        // Streams of one table have the same time stamps, or none in this stretch.
        let rows = member.streams.compactMap { series[$0] }
        guard rows.count == member.streams.count else { continue }
        guard rows.allSatisfy({ $0.timestamps == rows[0].timestamps }) else {
          haveSameStamps = false
          continue
        }
        try member.table.write(rows, since: member.extent.startSeconds) {
          rows throws(OutputFailure) in try file.file.append(rows)
        }
      }
    }
    failures.removeAll(where: layout.failures.contains)
    if !haveSameStamps, let path = source.sensors.first?.path {
      failures.append(.changedWhileRead(path))
    }
    guard failures.isEmpty else { return }
    for (tracking, file) in zip(names, staged) {
      try folder.finish(file)
      files.append((tracking, "_motion.tsv", file.place))
    }
  }

  /// The moment of zero on the first recording's axis.
  ///
  /// What somebody said counts more than the sensor's clock, whose zone nobody knows; without either, several tables get a
  /// date that tells nothing but how they lie to each other.
  private static func referenceTime(
    of source: SessionSource, _ layout: SessionLayout, isNeeded: Bool
  ) -> AcquisitionTime? {
    if let stated = source.startedAt.flatMap(AcquisitionTime.init) { return stated }
    if case .absolute(let unixSeconds)? = layout.parts.first?.recording.clock {
      return AcquisitionTime(unixSeconds: unixSeconds)
    }
    return isNeeded ? .shifted : nil
  }

  private func description(of member: MotionTables.Member, _ tracking: String) -> JSONValue {
    let counts = member.table.channelCounts
    var fields: [String: JSONValue] = [
      "TaskName": .text(MotionLabels.task(of: source)),
      "TrackingSystemName": .text(tracking),
      "SamplingFrequency": JSONValue(member.meanRateHertz),
      "SamplingFrequencyEffective": JSONValue(member.meanRateHertz),
      "RecordingDuration": JSONValue(member.durationSeconds),
      "MotionChannelCount": .integer(counts.reduce(0) { $0 + $1.count }),
      "TrackedPointsCount": .integer(member.table.trackedPoints.count),
      "MissingValues": .text("n/a"),
    ]
    for (type, count) in counts {
      fields["\(type == "MISC" ? "Misc" : type)ChannelCount"] = .integer(count)
    }
    return .object(fields)
  }

  private static let frames = JSONValue.object([
    "reference_frame": .object([
      "Description": .text("The frame of the values."),
      "Levels": .object([
        MotionTable.referenceFrame: .object([
          "Description": .text(
            "The sensor's own axes, as its maker defines them; an accelerometer at rest reads +g along the "
              + "upward one."),
          "RotationRule": .text("right-hand"), "RotationOrder": .text("n/a"),
          "SpatialAxes": .text("n/a"),
        ])
      ]),
    ])
  ])
}
