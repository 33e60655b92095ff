package import HiplineCore

/// Writes recordings as tables.
package enum RecordingWriter {
  /// Hipline's own CSV (``RecordingTable``) of a recording.
  ///
  /// - Parameter decimals: How many decimals to round to, as many apps do; nil for all digits.
  /// - Complexity: O(*n*).
  package static func csv(_ recording: Recording, decimals: Int? = nil) -> [UInt8] {
    let table = RecordingTable(recording.channels, decimals: decimals)
    var bytes = Array(table.header.utf8)
    table.write(recording) { bytes += $0 }
    return bytes
  }

  /// Axivity's text: no header, `YYYY-MM-DD HH:MM:SS.mmm`, then g and °/s with six decimals.
  ///
  /// The gyroscope is written where it has the accelerometer's time base.
  ///
  /// - Parameter startUnixSeconds: The time of zero on the recording's axis, since 1970-01-01.
  package static func axivity(_ recording: Recording, startUnixSeconds: Double) -> [UInt8] {
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
