import HiplineCore

/// The samples of a few rows of a file that was read through, for the many stretches that lie in them where samples are rare.
struct DecodedRows: Sendable {
  private let rows: LongFileScan.Rows
  private let scan: LongFileScan.Result
  private var sensors: [Sensor] = []

  private struct Sensor {
    var known: LongFileScan.Sensor
    var plan: SensorPlan
    var streams: SensorStreams
    var decoder: RecordingDecoder
  }

  init(
    _ rows: LongFileScan.Rows, _ table: Table, of scan: LongFileScan.Result
  ) throws(InputFailure) {
    self.rows = rows
    self.scan = scan
    let decoder = RecordingDecoder(
      scan.plan, path: scan.path, table: table, counts: rows.start.counts)
    for var part in decoder.parts(areSeveral: true) {
      for known in scan.sensors where known.device == part.device {
        let plan = part.sensors[known.place]
        let streams = try part.streams(of: plan)
        sensors.append(Sensor(known: known, plan: plan, streams: streams, decoder: part.decoder))
      }
    }
  }

  func are(_ other: LongFileScan.Rows) -> Bool {
    rows.start.place.row == other.start.place.row && rows.count == other.count
  }

  /// As ``RecordingDecoder/recordings(in:of:since:)``.
  ///
  /// - Complexity: O(sensors · log rows) and the samples of the stretch.
  func recordings(
    in seconds: Range<Double>, since zero: LongFile.Zero
  ) throws(InputFailure) -> [Recording] {
    var recordings: [Recording] = []
    for sensor in sensors {
      let streams = sensor.streams.within(seconds, after: scan.zero)
      recordings += try sensor.decoder.recording(
        of: sensor.known, sensor.plan, streams, since: zero)
    }
    return recordings
  }

  /// When the first sample at or after a moment comes, on the file's time axis.
  func firstSeconds(from moment: Double) -> Double? {
    sensors.compactMap { $0.streams.firstSeconds(from: moment, after: scan.zero) }.min()
  }
}
