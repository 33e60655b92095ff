import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport

/// A Motion-BIDS tree in the making: every session a run of a task, its repetitions and their phases as events.
///
///     dataset_description.json, participants.tsv, README.md
///     sub-anna/ses-20260301/sub-anna_ses-20260301_scans.tsv
///     sub-anna/ses-20260301/motion/sub-anna_ses-20260301_task-clamshell_tracksys-imu_acq-left_run-1_motion.tsv …
///
/// The description, which makes a folder a tree, comes last: one that is not finished is no tree.
///
/// Source: the Brain Imaging Data Structure with its motion extension, 1.10,
/// <https://bids-specification.readthedocs.io/en/stable/modality-specific-files/motion.html>.
struct MotionTree {
  static let bidsVersion = "1.10.1"

  private let folder: ConversionFolder
  private var labels: MotionLabels
  private var subjects: [String] = []
  private var scans: [String: [(file: String, time: String)]] = [:]

  init(_ folder: ConversionFolder, sources: [SessionSource]) {
    self.folder = folder
    labels = MotionLabels(sources)
  }

  /// - Parameter result: nil where the recordings could not be analysed; they are kept without events.
  mutating func add(
    _ session: SessionRunner.Reading, result: SessionResult?
  ) throws(OutputFailure) {
    let run = labels.run(of: session.source)
    if !subjects.contains(run.subject) { subjects.append(run.subject) }
    let tables = MotionTables(session.recordings)
    let reference = Self.referenceTime(of: session, isNeeded: tables.members.count > 1)
    let moving = movingRecording(session)
    for (index, member) in tables.members.enumerated() {
      let tracking = tables.members.count == 1 ? "imu" : "imu\(index + 1)"
      let name = run.motion(tracking: tracking)
      let place = "\(run.folder)/\(name)"
      try folder.put(member.table.motion, "\(place)_motion.tsv")
      try put(description(of: member.table, run, tracking), "\(place)_motion.json")
      try folder.put(member.table.channels, "\(place)_channels.tsv")
      try put(Self.frames, "\(place)_channels.json")
      let start = tables.start(of: member, onAxisOf: 0)
      let time = reference.flatMap { time in start.map(time.after) }
      scans[run.scans, default: []].append(("\(name)_motion.tsv", time?.text ?? "n/a"))
      if let result, let zero = tables.start(of: member, onAxisOf: moving) {
        let events = MotionEvents(result, from: zero)
        try folder.put(events.table, "\(place)_events.tsv")
        try put(MotionEvents.columns, "\(place)_events.json")
      }
    }
  }

  func finish() throws(OutputFailure) {
    for (place, rows) in scans.sorted(by: { $0.key < $1.key }) {
      let lines = ["filename\tacq_time"] + rows.map { "\($0.file)\t\($0.time)" }
      try folder.put(lines.joined(separator: "\n") + "\n", place)
    }
    let people = ["participant_id"] + subjects.sorted().map { "sub-\($0)" }
    try folder.put(people.joined(separator: "\n") + "\n", "participants.tsv")
    try folder.put(Self.readme, "README.md")
    try put(
      .object([
        "Name": .text("Leg exercises"), "BIDSVersion": .text(Self.bidsVersion),
        "DatasetType": .text("raw"),
        "GeneratedBy": .array([
          .object(["Name": .text("hipline"), "Version": .text(ToolIdentity.version)])
        ]),
      ]), "dataset_description.json")
    folder.finish()
  }

  private func put(_ json: JSONValue, _ name: String) throws(OutputFailure) {
    try folder.put(json.encoded(onOneLine: false) + "\n", name)
  }

  /// The moment of zero on the first recording's axis.
  ///
  /// What somebody said counts more than the sensor's clock, whose zone nobody knows; without either, several tables get a
  /// date that tells nothing but how they lie to each other.
  private static func referenceTime(
    of session: SessionRunner.Reading, isNeeded: Bool
  ) -> AcquisitionTime? {
    if let stated = session.source.startedAt.flatMap(AcquisitionTime.init) { return stated }
    if case .absolute(let unixSeconds)? = session.recordings.first?.clock {
      return AcquisitionTime(unixSeconds: unixSeconds)
    }
    return isNeeded ? .shifted : nil
  }

  /// The index of the recording on whose time axis the result is.
  private func movingRecording(_ session: SessionRunner.Reading) -> Int {
    let movers = session.source.exercise?.movers ?? Exercise.legMovers
    let places = session.recordings.map(\.placement)
    return (movers.map(Optional.some) + [nil]).lazy.compactMap(places.firstIndex).first ?? 0
  }

  private func description(
    of table: MotionTable, _ run: MotionLabels.Run, _ tracking: String
  ) -> JSONValue {
    var fields: [String: JSONValue] = [
      "TaskName": .text(run.task),
      "TrackingSystemName": .text(tracking),
      "SamplingFrequency": JSONValue(table.meanRateHertz),
      "SamplingFrequencyEffective": JSONValue(table.meanRateHertz),
      "RecordingDuration": JSONValue(table.durationSeconds),
      "MotionChannelCount": .integer(table.channelCounts.reduce(0) { $0 + $1.count }),
      "TrackedPointsCount": .integer(table.trackedPoints.count),
      "MissingValues": .text("n/a"),
    ]
    for (type, count) in table.channelCounts {
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

  private static let readme = """
    # Recordings of leg exercises

    Converted by Hipline to Motion-BIDS. Each run is one session of an exercise (`task`), of the side in `acq`.

    - `*_motion.tsv`: specific force in m/s^2 and angular rate in rad/s in the axes of each sensor, after a column of latencies in
      seconds. Streams with time stamps of their own are tracking systems of their own.
    - `*_events.tsv`: the repetitions that Hipline found, and their phases lift, hold and lower.
    - `*_scans.tsv`: when each recording began. Dates of 1925 hide an unknown date and tell only how recordings of a run lie to
      each other.

    """
}
