import HiplineCore

/// The unit of an angular rate, settled by what the file says, by the motion of gravity, or by its size.
struct AngularRateScale {
  var unit: AngularRateUnit
  var findings: [Finding] = []

  /// The fastest rate that a common gyroscope measures, in rad/s: ±2000 °/s.
  static let fullScale = 35.0
  /// A sensor that lies still reads less than this, in rad/s: 9 °/s, more than any bias, and less than the bias of many in °/s.
  static let restingRate = 0.15

  /// - Parameters:
  ///   - gyroscope: In the unit of the file.
  ///   - accelerometer: In any unit; only its direction counts. nil for a file of the gyroscope alone.
  ///   - path: Of the file, for the failure.
  ///   - line: The header's line.
  /// - Throws: `unit-contradicted` where the file declares one of rad/s and °/s, and gravity turns as in the other.
  init(
    _ plan: GyroscopePlan, gyroscope: TimedSeries, accelerometer: TimedSeries?,
    accelerationUnit: AccelerationUnit?, path: String, line: Int
  ) throws(InputFailure) {
    switch plan.unit {
    case .declared(let unit, let text):
      if let other = AngularRateScale.contradicting(unit, gyroscope, accelerometer) {
        throw InputFailure(
          .unitContradicted, path: path,
          "the header declares \(text), but gravity turns as if the angular rate were in \(other.name)",
          hint: "correct the unit in the header, here to \(other.name), or remove it there",
          line: line, column: plan.columns.x + 1)
      }
      self.unit = unit
      return
    case .format(let unit):
      self.unit = unit
      if let other = AngularRateScale.contradicting(unit, gyroscope, accelerometer) {
        self.unit = other
        add("with which it turns gravity as the accelerometer shows", .warning)
      }
      return
    case .unknown:
      break
    }
    let counts = AngularRateScale.usualCounts(with: accelerationUnit)
    let candidates =
      counts == nil
      ? [AngularRateUnit.radiansPerSecond, .degreesPerSecond] : AngularRateUnit.countScales
    let accepted = counts == nil ? AngularRateScale.coarse : AngularRateScale.fine
    if let accelerometer,
      let scale = GravityMotion.scale(gyroscope: gyroscope, accelerometer: accelerometer),
      let fitting = candidates.first(where: { candidate in
        let ratio = scale / candidate.radiansPerSecond
        return ratio < accepted && ratio > 1 / accepted
      })
    {
      unit = fitting
      add("with which it turns gravity as the accelerometer shows", .info)
    } else if let counts, let accelerationUnit {
      unit = counts
      add("the scale that usually goes with an accelerometer of \(accelerationUnit.name)", .warning)
    } else if let accelerometer, AngularRateScale.isFastAtRest(gyroscope, accelerometer) {
      unit = .degreesPerSecond
      add("because in rad/s the sensor would turn while it lies still", .warning)
    } else {
      let largest = gyroscope.values.components.joined().reduce(0) { max($0, abs($1)) }
      if largest < AngularRateScale.fullScale {
        unit = .radiansPerSecond
        add("because no rate exceeds what gyroscopes measure", .warning)
      } else {
        unit = .degreesPerSecond
        add("because in rad/s it would exceed what gyroscopes measure", .warning)
      }
    }
  }

  /// The one of rad/s and °/s in which the angular rate turns gravity as the accelerometer shows, if it is not `unit`.
  static func contradicting(
    _ unit: AngularRateUnit, _ gyroscope: TimedSeries, _ accelerometer: TimedSeries?
  ) -> AngularRateUnit? {
    guard let accelerometer, unit == .radiansPerSecond || unit == .degreesPerSecond,
      let scale = GravityMotion.scale(gyroscope: gyroscope, accelerometer: accelerometer)
    else { return nil }
    let other: AngularRateUnit =
      unit == .radiansPerSecond ? .degreesPerSecond : .radiansPerSecond
    return (1 / coarse...coarse).contains(scale / other.radiansPerSecond) ? other : nil
  }

  /// The factor within which a unit agrees where the others differ by 57: both sensors of one device agree far better.
  static let coarse = 2.5
  /// The factor within which a scale of counts agrees: the scales differ by 2, and 1.4 is halfway.
  private static let fine = 1.3
  /// A second is still if its readings scatter by less than this share of their mean. Chosen, not derived: some 20 mg, above the
  /// noise of any sensor and below what a hand does.
  private static let stillShare = 0.02

  /// Whether the values are above ``restingRate`` in the stillest second, if that second is still indeed.
  private static func isFastAtRest(_ gyroscope: TimedSeries, _ accelerometer: TimedSeries) -> Bool {
    let step = TimeAxis.medianStep(accelerometer.timestamps)
    guard step > 0,
      let still = StillNorm.stillestWindow(
        of: accelerometer.values, windowSamples: Int(min((1 / step).rounded(), 10_000)))
    else { return false }
    let vectors = still.map { accelerometer.values[$0] }
    let mean = vectors.reduce(.zero, +) / Double(vectors.count)
    let spread = vectors.reduce(0) { $0 + ($1 - mean).dot($1 - mean) } / Double(vectors.count)
    guard spread.squareRoot() < stillShare * mean.norm else { return false }
    let span =
      accelerometer.timestamps[still.lowerBound]...accelerometer.timestamps[still.upperBound - 1]
    let rates = gyroscope.values.indices.filter { span.contains(gyroscope.timestamps[$0]) }
      .map { gyroscope.values[$0].norm }.sorted()
    return rates.isEmpty ? false : rates[rates.count / 2] > restingRate
  }

  /// The scale of a MPU-6050 in the position that people set together with the accelerometer's.
  private static func usualCounts(with unit: AccelerationUnit?) -> AngularRateUnit? {
    guard case .counts(let perG) = unit else { return nil }
    // ±2 g with ±250 °/s, up to ±16 g with ±2000 °/s.
    let tenths = [16_384: 1310, 8192: 655, 4096: 328, 2048: 164]
    return tenths[perG].map { .counts(tenthsPerDegreePerSecond: $0) }
  }

  private mutating func add(_ reason: String, _ severity: Finding.Severity) {
    findings.append(
      Finding(
        .unitInferred, severity, "the angular rate was read in \(unit.name), \(reason)",
        hint: "write the unit into the columns' names, as in `gyr_x_rad_s` or `gyr_x_deg_s`"))
  }
}
