import HiplineCore

/// Readings that no sensor on a body gives, taken out as if they had not been measured.
///
/// One reading of 10³⁰⁸, from a damaged file or a number of another meaning, would outweigh a whole set.
enum PlausibleValues {
  /// The largest acceleration that a body gives, in m/s²: 500 g. High-g parts for sport and crash tests end at 400 g.
  static let largestAcceleration = 500 * StillNorm.standardGravity
  /// The largest angular rate that a body gives, in rad/s: 10 000 °/s. The fastest gyroscopes that people wear end at 4000 °/s.
  static let largestAngularRate = 10_000.0 * .pi / 180

  /// The recording without such readings, with a finding for each stream that had any.
  static func only(in recording: Recording) -> Recording {
    var copy = recording
    copy.accelerometer = recording.accelerometer.map {
      plausible($0, .accelerometer, below: largestAcceleration, findings: &copy.findings)
    }
    copy.gyroscope = recording.gyroscope.map {
      plausible($0, .gyroscope, below: largestAngularRate, findings: &copy.findings)
    }
    return copy
  }

  private static func plausible(
    _ stream: TimedSeries, _ channel: Channel, below limit: Double, findings: inout [Finding]
  ) -> TimedSeries {
    let values = stream.values
    // Not a number compares as false, too.
    func isPlausible(_ value: Double) -> Bool { abs(value) <= limit }
    guard !values.components.allSatisfy({ $0.allSatisfy(isPlausible) }) else { return stream }
    let kept = values.indices.filter {
      isPlausible(values.x[$0]) && isPlausible(values.y[$0]) && isPlausible(values.z[$0])
    }
    findings.append(
      Finding(
        .implausibleValues, .warning,
        "\(counted(values.count - kept.count, "row", "rows")) of the \(channel.rawValue) beyond what a sensor on a body "
          + "reads, taken as missing",
        hint: "check the file for damage, and the columns for what they hold"))
    return TimedSeries(
      timestamps: kept.map { stream.timestamps[$0] }, values: VectorSeries(kept.map { values[$0] }))
  }
}
