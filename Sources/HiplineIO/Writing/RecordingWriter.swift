public import HiplineCore

/// Writes recordings as tables.
public enum RecordingWriter {
  /// Hipline's own CSV: `time_s,acc_x_m_s2,…[,gyr_x_rad_s,…]`, seconds from the first sample, m/s², rad/s.
  ///
  /// Numbers have as few digits as give back the same `Double`, or a fixed number of decimals. Streams with time bases of their own are
  /// written in the order of time, with the other stream's fields empty.
  ///
  /// - Parameter decimals: How many decimals to round to, as many apps do; nil for all digits.
  /// - Complexity: O(*n*).
  public static func csv(_ recording: Recording, decimals: Int? = nil) -> [UInt8] {
    let streams: [(names: [String], series: TimedSeries)] = [
      (["acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2"], recording.accelerometer),
      (["gyr_x_rad_s", "gyr_y_rad_s", "gyr_z_rad_s"], recording.gyroscope),
    ].compactMap { names, series in series.map { (names, $0) } }
    var text = TextBuffer()
    text.append((["time_s"] + streams.flatMap(\.names)).joined(separator: ",") + "\n")
    var next = [Int](repeating: 0, count: streams.count)
    func rounded(_ value: Double) -> Double {
      guard let decimals else { return value }
      let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
      return (value * scale).rounded() / scale
    }
    while true {
      let times = streams.indices.map { stream in
        next[stream] < streams[stream].series.count
          ? streams[stream].series.timestamps[next[stream]] : .infinity
      }
      guard let time = times.min(), time < .infinity else { break }
      text.append(rounded(time))
      for stream in streams.indices {
        if times[stream] == time {
          let value = streams[stream].series.values[next[stream]]
          for component in [value.x, value.y, value.z] {
            text.append(",")
            text.append(rounded(component))
          }
          next[stream] += 1
        } else {
          text.append(",,,")
        }
      }
      text.append("\n")
    }
    return text.bytes
  }

  /// Axivity's text: no header, `YYYY-MM-DD HH:MM:SS.mmm`, then g and °/s with six decimals.
  ///
  /// The gyroscope is written where it has the accelerometer's time base.
  ///
  /// - Parameter startUnixSeconds: The time of zero on the recording's axis, since 1970-01-01.
  public static func axivity(_ recording: Recording, startUnixSeconds: Double) -> [UInt8] {
    guard let accelerometer = recording.accelerometer else { return [] }
    let acceleration = accelerometer.values.scaled(
      by: AccelerationUnit.g.perStandardGravity / StillNorm.standardGravity)
    let rate = recording.gyroscope.flatMap { gyroscope in
      gyroscope.timestamps == accelerometer.timestamps
        ? gyroscope.values.scaled(by: 1 / AngularRateUnit.degreesPerSecond.radiansPerSecond) : nil
    }
    var text = TextBuffer()
    for (index, seconds) in accelerometer.timestamps.enumerated() {
      text.appendTime(milliseconds: Int64(((startUnixSeconds + seconds) * 1000).rounded()))
      for vector in [acceleration[index]] + (rate.map { [$0[index]] } ?? []) {
        for component in [vector.x, vector.y, vector.z] {
          text.append(",")
          text.append(millionths: Int64((component * 1e6).rounded()))
        }
      }
      text.append("\n")
    }
    return text.bytes
  }
}
