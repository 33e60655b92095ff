package import HiplineCore

/// Hipline's own CSV, written piece by piece: `time_s,acc_x_m_s2,…[,gyr_x_rad_s,…]`, seconds, m/s², rad/s; or `quat_w,…` where the
/// device's orientation is all there is.
///
/// Numbers have as few digits as give back the same `Double`, or a fixed number of decimals. Streams with time bases of their own
/// are
/// written in the order of time, with the other stream's fields empty.
package struct RecordingTable: Sendable {
  let channels: [Channel]
  /// How many decimals to round to, as many apps do; nil for all digits.
  let decimals: Int?

  /// For speed only: so many bytes are handed on at a time.
  private static let blockBytes = 1 << 16

  package init(_ channels: [Channel], decimals: Int? = nil) {
    self.channels = channels
    self.decimals = decimals
  }

  package var header: String {
    let names = channels.flatMap { channel in
      switch channel {
      case .accelerometer: ["x", "y", "z"].map { "acc_\($0)_m_s2" }
      case .gyroscope: ["x", "y", "z"].map { "gyr_\($0)_rad_s" }
      case .orientation: ["w", "x", "y", "z"].map { "quat_\($0)" }
      }
    }
    return (["time_s"] + names).joined(separator: ",") + "\n"
  }

  /// Gives the rows of a recording, or of a piece of one, in blocks.
  ///
  /// - Complexity: O(*n*); in memory is a block.
  package func write<Failure: Error>(
    _ recording: Recording, to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let streams = channels.map { recording.series(of: $0) }
    var text = TextBuffer()
    var next = [Int](repeating: 0, count: streams.count)
    while true {
      let times = streams.indices.map { index -> Double in
        guard let series = streams[index], next[index] < series.count else { return .infinity }
        return series.timestamps[next[index]]
      }
      guard let time = times.min(), time < .infinity else { break }
      text.append(rounded(time))
      for (index, series) in streams.enumerated() {
        if let series, times[index] == time {
          for component in channels[index].written(series.values[next[index]]) {
            text.append(",")
            text.append(rounded(component))
          }
          next[index] += 1
        } else {
          for _ in channels[index].written(.zero) { text.append(",") }
        }
      }
      text.append("\n")
      if text.bytes.count >= Self.blockBytes { try write(text.take()) }
    }
    if !text.bytes.isEmpty { try write(text.take()) }
  }

  private func rounded(_ value: Double) -> Double {
    decimals.map { value.rounded(decimals: $0) } ?? value
  }
}

extension Channel {
  /// A sample as the numbers that are written: of an orientation w, x, y and z of the quaternion from sensor to earth.
  func written(_ sample: Vector3) -> [Double] {
    switch self {
    case .accelerometer, .gyroscope: return [sample.x, sample.y, sample.z]
    case .orientation:
      let turn = Quaternion(rotationVector: sample)
      return [turn.w, turn.x, turn.y, turn.z]
    }
  }
}
