package import HiplineCore

/// Streams of sensors that have the same time stamps, as one tracking system of Motion-BIDS.
///
/// The first column is the latency of each row in seconds since the first, then come three columns for each stream: m/s² of an
/// accelerometer, rad/s of a gyroscope, in the sensor's own axes; four for the quaternion of an orientation. Numbers have as few digits as give back the same `Double`;
/// times are rounded to a microsecond, as the standard writes them. Rows are written piece by piece.
///
/// Source: <https://bids-specification.readthedocs.io/en/stable/modality-specific-files/motion.html>.
package struct MotionTable: Sendable {
  /// What a stream is, without its samples.
  package struct Stream: Sendable {
    /// The sensor's name in the table: letters and digits.
    var trackedPoint: String
    var placement: Placement?
    var side: Side?
    var channel: Channel

    package init(trackedPoint: String, placement: Placement?, side: Side?, channel: Channel) {
      self.trackedPoint = trackedPoint
      self.placement = placement
      self.side = side
      self.channel = channel
    }
  }

  let streams: [Stream]

  /// For speed only: so many bytes are handed on at a time.
  private static let blockBytes = 1 << 16

  /// - Precondition: at least one stream.
  package init(_ streams: [Stream]) {
    precondition(!streams.isEmpty, "at least one stream expected, got none")
    self.streams = streams
  }

  /// The number of channels of each kind there is in Motion-BIDS.
  package var channelCounts: [(type: String, count: Int)] {
    [
      ("ACCEL", 3 * streams.count { $0.channel == .accelerometer }),
      ("GYRO", 3 * streams.count { $0.channel == .gyroscope }), ("LATENCY", 1), ("MAGN", 0),
      ("ORNT", 4 * streams.count { $0.channel == .orientation }),
    ] + ["POS", "VEL", "ANGACCEL", "JNTANG", "MISC"].map { ($0, 0) }
  }

  package var trackedPoints: [String] {
    streams.reduce(into: []) { points, stream in
      if !points.contains(stream.trackedPoint) { points.append(stream.trackedPoint) }
    }
  }

  /// Gives rows of `_motion.tsv`, which has no header, in blocks.
  ///
  /// - Parameters:
  ///   - series: Of each stream, or a piece of it.
  ///   - startSeconds: The time of the table's first row on their time axis.
  /// - Precondition: a series for each stream, and the same time stamps in all of them.
  /// - Complexity: O(*n*); in memory is a block.
  package func write<Failure: Error>(
    _ series: [TimedSeries], since startSeconds: Double,
    to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(
      series.count == streams.count, "\(streams.count) series expected, got \(series.count)")
    let timestamps = series[0].timestamps
    precondition(
      series.allSatisfy { $0.timestamps == timestamps }, "series with the same time stamps expected"
    )
    var text = TextBuffer()
    for (row, seconds) in timestamps.enumerated() {
      text.append(millionths: Int64(((seconds - startSeconds) * 1e6).rounded()))
      for (channel, series) in zip(streams.map { $0.channel }, series) {
        for component in channel.written(series.values[row]) {
          text.append("\t")
          if component.isFinite { text.append(component) } else { text.append("n/a") }
        }
      }
      text.append("\n")
      if text.bytes.count >= Self.blockBytes { try write(text.take()) }
    }
    if !text.bytes.isEmpty { try write(text.take()) }
  }

  /// The label of the axes in `_channels.tsv`, to be explained in `_channels.json`.
  package static let referenceFrame = "sensor"

  /// `_channels.tsv`.
  package var channels: [UInt8] {
    var text = TextBuffer()
    text.append(
      "name\tcomponent\ttype\ttracked_point\tunits\tplacement\treference_frame\n"
        + "latency\tn/a\tLATENCY\tn/a\ts\tn/a\tn/a\n")
    for stream in streams {
      let (short, type, unit) =
        switch stream.channel {
        case .accelerometer: ("acc", "ACCEL", "m/s^2")
        case .gyroscope: ("gyr", "GYRO", "rad/s")
        case .orientation: ("ori", "ORNT", "n/a")
        }
      let components =
        stream.channel == .orientation
        ? ["quat_w", "quat_x", "quat_y", "quat_z"] : ["x", "y", "z"]
      let place = [stream.side?.rawValue, stream.placement?.rawValue].compactMap { $0 }
      let placement = place.isEmpty ? "n/a" : place.joined(separator: " ")
      for component in components {
        text.append(
          "\(stream.trackedPoint)_\(short)_\(component)\t\(component)\t\(type)\t"
            + "\(stream.trackedPoint)\t\(unit)\t\(placement)\t\(Self.referenceFrame)\n")
      }
    }
    return text.bytes
  }
}
