import HiplineCore
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
struct MotionTree: ConversionTarget {
  static let name = "bids"
  static let isOnOneTimeAxis = false
  static let isSessionWise = false

  static let bidsVersion = "1.10.1"

  private let folder: NewFolder
  private var labels: MotionLabels
  private var subjects: [String] = []
  private var scans: [[PlainName]: [(file: String, time: String)]] = [:]

  init(_ folder: NewFolder, sources: [SessionSource]) {
    self.folder = folder
    labels = MotionLabels(sources)
  }

  func session(
    _ layout: SessionLayout
  ) throws(OutputFailure) -> (written: MotionRun?, failures: [InputFailure], findings: [Finding]) {
    do throws(OutputFailure) {
      let run = try MotionRun(layout, in: folder)
      return (run.failures.isEmpty ? run : nil, run.failures, [])
    } catch {
      // Its files have no names yet that would tell anybody something.
      throw OutputFailure(path: folder.path, reason: error.reason, hint: error.hint)
    }
  }

  /// Gives the files of a run their names.
  mutating func add(_ files: MotionRun) throws(OutputFailure) {
    let run = labels.run(of: files.source)
    if !subjects.contains(run.subject) { subjects.append(run.subject) }
    for file in files.files {
      let name = PlainName(made: run.motion(tracking: file.tracking) + file.ending)
      try folder.name(file.place, run.folder + ["motion", name])
    }
    for (tracking, time) in files.times {
      scans[run.scans, default: []].append(
        ("motion/\(run.motion(tracking: tracking))_motion.tsv", time))
    }
  }

  func end() throws(OutputFailure) {
    for (place, rows) in scans.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let lines = ["filename\tacq_time"] + rows.map { "\($0.file)\t\($0.time)" }
      try folder.put(lines.joined(separator: "\n") + "\n", place)
    }
    let people = ["participant_id"] + subjects.sorted().map { "sub-\($0)" }
    try folder.put(people.joined(separator: "\n") + "\n", ["participants.tsv"])
    try folder.put(Self.readme, ["README.md"])
    let description = JSONValue.object([
      "Name": .text("Leg exercises"), "BIDSVersion": .text(Self.bidsVersion),
      "DatasetType": .text("raw"),
      "GeneratedBy": .array([
        .object(["Name": .text("hipline"), "Version": .text(ToolIdentity.version)])
      ]),
    ])
    try folder.put(description.encoded(onOneLine: false) + "\n", ["dataset_description.json"])
  }

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
