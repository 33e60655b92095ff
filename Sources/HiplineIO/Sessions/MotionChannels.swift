package import HiplineCore

/// The channels of a Motion-BIDS recording, from its `_channels.tsv`.
///
/// Source: the motion extension of the Brain Imaging Data Structure,
/// <https://bids-specification.readthedocs.io/en/stable/modality-specific-files/motion.html>.
package struct MotionChannels: Sendable, Hashable {
  static let formatName = "motion-bids"

  private struct Channel: Hashable {
    var name: String
    var component: String
    var type: String
    var trackedPoint: String
    var placement: String
    var unit: String?
    var rateHertz: Double?
    var isBad: Bool
  }

  private let channels: [Channel]

  /// - Throws: `invalid-session-file` where a column that the standard requires is missing.
  package init(_ bytes: [UInt8], path: String) throws(InputFailure) {
    let required = ["name", "component", "type", "tracked_point"]
    guard let table = SmallTable(bytes), required.allSatisfy(table.hasColumn) else {
      throw InputFailure(
        .invalidSessionFile, path: path,
        "the table does not describe motion channels: \(required.joined(separator: ", ")) are needed",
        hint: "write it as Motion-BIDS requires", line: 1)
    }
    channels = table.rows.map { row in
      Channel(
        name: table.text(row, "name") ?? "",
        component: table.text(row, "component")?.lowercased() ?? "",
        type: table.text(row, "type")?.lowercased() ?? "",
        trackedPoint: table.text(row, "tracked_point") ?? "",
        placement: table.text(row, "placement") ?? "", unit: table.text(row, "units"),
        rateHertz: table.number(row, "sampling_frequency"),
        isBad: table.text(row, "status")?.lowercased() == "bad")
    }
  }

  /// The columns of the recording, with one sensor for each tracked point that has an acceleration or an angular rate.
  ///
  /// Channels whose status is bad are left out.
  ///
  /// - Parameter rateHertz: The rate of the whole file, where the channels do not state one.
  package func columns(rateHertz: Double?, startedAt: String?) -> StatedColumns {
    var points: [String] = []
    var columns: [String: [Int]] = [:]
    for (column, channel) in channels.enumerated() {
      if columns[channel.trackedPoint] == nil { points.append(channel.trackedPoint) }
      columns[channel.trackedPoint, default: []].append(column)
    }
    let sensors = points.compactMap { point -> StatedColumns.Sensor? in
      let own = columns[point] ?? []
      let accelerometer = vector("accel", among: own)
      let gyroscope = vector("gyro", among: own)
      guard accelerometer != nil || gyroscope != nil else { return nil }
      let placement = own.first.map { channels[$0].placement } ?? ""
      let words = [BodyWords(placement), BodyWords(point)]
      return StatedColumns.Sensor(
        label: point, placement: words.compactMap { $0.placement }.first,
        side: words.compactMap { $0.side }.first, accelerometer: accelerometer, gyroscope: gyroscope
      )
    }
    return StatedColumns(
      format: Self.formatName, names: channels.map { $0.name }, sensors: sensors,
      timeColumn: channels.firstIndex { $0.type == "latency" },
      rateHertz: channels.compactMap { $0.rateHertz }.first ?? rateHertz, startedAt: startedAt)
  }

  /// - Parameter own: The columns of a tracked point.
  private func vector(_ type: String, among own: [Int]) -> StatedColumns.Vector? {
    func column(_ axis: String) -> Int? {
      own.first {
        channels[$0].type == type && channels[$0].component == axis && !channels[$0].isBad
      }
    }
    guard let x = column("x"), let y = column("y"), let z = column("z") else { return nil }
    return StatedColumns.Vector(x: x, y: y, z: z, unit: channels[x].unit)
  }
}

/// When the recordings of a subject or session began, from its `_scans.tsv`.
package struct MotionScans: Sendable, Hashable {
  /// By the path from the folder of the table.
  private let times: [String: String]

  /// - Returns: nil where the bytes are no such table.
  package init?(_ bytes: [UInt8]) {
    guard let table = SmallTable(bytes), table.hasColumn("filename"), table.hasColumn("acq_time")
    else { return nil }
    var times: [String: String] = [:]
    for row in table.rows {
      if let file = table.text(row, "filename") { times[file] = table.text(row, "acq_time") }
    }
    self.times = times
  }

  /// - Parameter file: The recording's path from the folder of the table.
  package func startedAt(_ file: String) -> String? {
    times[file]
  }
}
