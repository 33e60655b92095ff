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

  /// A sensor that did not answer reads full scale on every axis at once, in one row or a few; a movement that is too fast for it does
  /// so on the axes that it has, one after the other. In rows.
  private static let mostFailedTogether = 5
  /// The share of such rows from which on they are no accident. Chosen, not derived: as of malformed rows, at one bad read a second at
  /// 50 Hz twice as many.
  private static let mostFailedShare = 0.02
  /// How near to full scale a read that failed is, as a share of it: converters give the same code each time.
  private static let fullScaleShare = 0.999

  /// - Parameter rows: In order.
  private static func withoutFailedReads(_ rows: [Int], of values: VectorSeries) -> [Int] {
    var largest = 0.0
    for row in rows { largest = max(largest, abs(values.x[row])) }
    let full = fullScaleShare * largest
    func isAtFullScale(_ row: Int) -> Bool {
      abs(values.x[row]) >= full && abs(values.y[row]) >= full && abs(values.z[row]) >= full
    }
    guard largest > 0 else { return rows }
    let failed = rows.filter(isAtFullScale)
    guard !failed.isEmpty, Double(failed.count) <= mostFailedShare * Double(rows.count),
      // Full scale is what no axis goes beyond.
      rows.allSatisfy({
        abs(values.y[$0]) * fullScaleShare <= largest
          && abs(values.z[$0]) * fullScaleShare <= largest
      }),
      !zip(failed, failed.dropFirst(mostFailedTogether)).contains(where: {
        $1 - $0 == mostFailedTogether
      })
    else { return rows }
    let others = Set(failed)
    return rows.filter { !others.contains($0) }
  }

  /// A single reading of an angular rate that leaves its neighbours by so much and comes back at once is damaged, in rad/s (200 °/s): no
  /// limb reaches that and loses it within two samples. An acceleration may, where something is hit.
  private static let spikeRate = 200.0 * .pi / 180
  /// It comes back at once if its neighbours differ by less than this share of that, from each other and from those beyond them. Chosen,
  /// not derived: a movement goes on, and a leg that falls is fast on either side.
  private static let returnShare = 0.25

  /// - Parameter rows: In order.
  private static func withoutSpikes(
    _ rows: [Int], of values: VectorSeries
  ) -> [Int] {
    func isSpike(_ axis: UnsafeBufferPointer<Double>, _ place: Int) -> Bool {
      let (before, after) = (axis[rows[place - 1]], axis[rows[place + 1]])
      guard abs(axis[rows[place]] - (before + after) / 2) > spikeRate else { return false }
      let calm = returnShare * spikeRate
      return abs(after - before) < calm
        && abs(before - axis[rows[max(0, place - 2)]]) < calm
        && abs(after - axis[rows[min(rows.count - 1, place + 2)]]) < calm
    }
    guard rows.count > 2 else { return rows }
    var spikes: [Int] = []
    for axis in values.components {
      axis.withUnsafeBufferPointer { axis in
        for place in 1..<(rows.count - 1) where isSpike(axis, place) { spikes.append(place) }
      }
    }
    let others = Set(spikes)
    guard !others.isEmpty, Double(others.count) <= mostFailedShare * Double(rows.count) else {
      return rows
    }
    return rows.indices.filter { !others.contains($0) }.map { rows[$0] }
  }

  private static func plausible(
    _ stream: TimedSeries, _ channel: Channel, below limit: Double, findings: inout [Finding]
  ) -> TimedSeries {
    let values = stream.values
    // Not a number compares as false, too.
    func isPlausible(_ value: Double) -> Bool { abs(value) <= limit }
    var kept = Array(values.indices)
    if !values.components.allSatisfy({ $0.allSatisfy(isPlausible) }) {
      kept = kept.filter {
        isPlausible(values.x[$0]) && isPlausible(values.y[$0]) && isPlausible(values.z[$0])
      }
    }
    kept = withoutFailedReads(kept, of: values)
    if channel == .gyroscope { kept = withoutSpikes(kept, of: values) }
    guard kept.count < values.count else { return stream }
    findings.append(
      Finding(
        .implausibleValues, .warning,
        "\(counted(values.count - kept.count, "row", "rows")) of the \(channel.rawValue) beyond what a sensor on a body "
          + "reads, at full scale on all axes at once, or a single reading far from those beside, taken as missing",
        hint: "check the file for damage, and the columns for what they hold"))
    return TimedSeries(
      timestamps: kept.map { stream.timestamps[$0] }, values: VectorSeries(kept.map { values[$0] }))
  }
}
