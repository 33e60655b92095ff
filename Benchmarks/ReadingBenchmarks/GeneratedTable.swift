import HiplineCore
import HiplineIO
import HiplineSimulation

/// A table of a time and six columns, the same in every run.
enum GeneratedTable: CaseIterable, Sendable {
  /// Hipline's own columns with six decimals, as most apps write them.
  case sixDecimals
  /// Hipline's own columns with as many digits as give back the same doubles, up to 17.
  case allDigits
  /// The text of an Axivity AX6: calendar times, six decimals.
  case axivity

  /// About seventeen minutes at 100 Hz.
  static let rowCount = 100_000

  var summary: String {
    switch self {
    case .sixDecimals: "7 columns, 6 decimals"
    case .allDigits: "7 columns, 17 digits"
    case .axivity: "Axivity text"
    }
  }

  var fileName: String {
    switch self {
    case .sixDecimals: "six-decimals.csv"
    case .allDigits: "all-digits.csv"
    case .axivity: "axivity.csv"
    }
  }

  func bytes() -> [UInt8] {
    let recording = GeneratedTable.recording()
    return switch self {
    case .sixDecimals: GeneratedTable.sixDecimals(recording)
    case .allDigits: RecordingWriter.csv(recording)
    case .axivity: RecordingWriter.axivity(recording, startUnixSeconds: 1_767_258_000)
    }
  }

  /// A sensor at rest that sees gravity and much noise, so that no two rows are alike.
  private static func recording() -> Recording {
    var generator = SplitMix64(seed: 2_001)
    func noise(_ scale: Double) -> Vector3 {
      scale
        * Vector3(
          generator.nextGaussian(), generator.nextGaussian(), generator.nextGaussian())
    }
    let timestamps = (0..<rowCount).map { Double($0) / 100 }
    let rest = Vector3(1.2, -3.4, 9.118)
    let accelerometer = VectorSeries((0..<rowCount).map { _ in rest + noise(0.2) })
    let gyroscope = VectorSeries((0..<rowCount).map { _ in noise(0.5) })
    return Recording(
      name: "generated", format: "generated",
      accelerometer: TimedSeries(timestamps: timestamps, values: accelerometer),
      gyroscope: TimedSeries(timestamps: timestamps, values: gyroscope))
  }

  private static func sixDecimals(_ recording: Recording) -> [UInt8] {
    guard let accelerometer = recording.accelerometer, let gyroscope = recording.gyroscope else {
      preconditionFailure("the generated recording has both channels")
    }
    var text = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s\n"
    for (row, seconds) in accelerometer.timestamps.enumerated() {
      let (force, rate) = (accelerometer.values[row], gyroscope.values[row])
      text += [seconds, force.x, force.y, force.z, rate.x, rate.y, rate.z]
        .map(sixDecimals).joined(separator: ",")
      text += "\n"
    }
    return Array(text.utf8)
  }

  private static func sixDecimals(_ value: Double) -> String {
    let millionths = Int((value * 1e6).rounded())
    let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    // A leading one keeps the zeros before the fraction.
    return "\(millionths < 0 ? "-" : "")\(whole).\(String(fraction + 1_000_000).dropFirst())"
  }
}
