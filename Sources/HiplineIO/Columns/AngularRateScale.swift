import HiplineCore

/// The unit of an angular rate, settled by what the file says, by the motion of gravity, or by its size; and with it the unit of time,
/// where nothing states that.
///
/// The factor that gravity shows (``GravityMotion``) is the unit of the angular rate times that of time. Where one of the two is known,
/// it tells the other; where both are, it confirms them; where neither is, it has to fit both.
struct AngularRateScale {
  var unit: AngularRateUnit
  /// What to multiply times by where gravity shows that their column is in another unit than it was read in.
  private(set) var timeFactor: Double?
  /// Whether gravity tells how long a step of the times is.
  private(set) var isTimeTold = false
  var findings: [Finding] = []

  /// The fastest rate that a common gyroscope measures, in rad/s: ±2000 °/s.
  static let fullScale = 35.0
  /// A sensor that lies still reads less than this, in rad/s: 9 °/s, more than any bias, and less than the bias of many in °/s.
  static let restingRate = 0.15
  /// No gyroscope in °/s reads this at rest, in °/s: three times the bias that the MPU-6050's data sheet allows (±20 °/s).
  private static let mostAtRestDegrees = 60.0

  /// What is known of a sensor when the unit of its angular rate is settled.
  struct Evidence {
    /// In the unit of the file.
    var gyroscope: TimedSeries
    /// In any unit; only its direction counts. nil for a file of the gyroscope alone.
    var accelerometer: TimedSeries?
    var accelerationUnit: AccelerationUnit?
    /// See ``TimeAxis/inferred``.
    var time: InferredTimeUnit?
    /// Of the file, for failures.
    var path: String
    /// The header's line.
    var line: Int
  }

  /// - Throws: `unit-contradicted` where the file declares a unit, and gravity turns otherwise; `no-time-base` where gravity shows that the
  ///   column of times is in no unit.
  init(_ plan: GyroscopePlan, _ evidence: Evidence) throws(InputFailure) {
    let motion = evidence.accelerometer.flatMap {
      GravityMotion(gyroscope: evidence.gyroscope, accelerometer: $0)
    }
    switch plan.unit {
    case .declared(let unit, let text):
      self.unit = unit
      guard let motion else { return }
      isTimeTold = unit.tells(motion.scale)
      guard !unit.agrees(with: motion.scale) else { return }
      if let time = evidence.time {
        try settle(time, by: motion.scale / unit.radiansPerSecond, evidence)
      } else {
        throw Self.contradicted("the header declares \(text)", unit, by: motion, plan, evidence)
      }
    case .format(let unit):
      self.unit = unit
      guard let motion else { return }
      isTimeTold = unit.tells(motion.scale)
      guard !unit.agrees(with: motion.scale) else { return }
      let other = AngularRateUnit.telling(motion.scale)
      if AngularRateUnit.written.contains(other) {
        self.unit = other
        add("with which it turns gravity as the accelerometer shows", .warning)
      } else if let time = evidence.time {
        try settle(time, by: motion.scale / unit.radiansPerSecond, evidence)
      } else {
        throw Self.contradicted(
          "the recorder writes \(unit.name)", unit, by: motion, plan, evidence)
      }
    case .unknown:
      if let motion {
        unit = .radiansPerSecond
        try infer(by: motion.scale, evidence)
      } else {
        unit = Self.unit(withoutMotion: evidence, &findings)
      }
    }
  }

  /// The unit of a rate that gravity tells, in the unit of time that was taken or in another.
  private mutating func infer(by scale: Double, _ evidence: Evidence) throws(InputFailure) {
    unit = .telling(scale, areCounts: evidence.accelerationUnit?.isCounts ?? false)
    guard case .measured = unit else {
      add("with which it turns gravity as the accelerometer shows", .info)
      return
    }
    if let time = evidence.time {
      // In another unit of time, one of those that programs write.
      let fitting = TimeUnit.counters.compactMap {
        counter -> (unit: AngularRateUnit, factor: Double)? in
        let factor = time.unit.perSecond / counter.perSecond
        return AngularRateUnit.fitting(scale / factor).flatMap {
          AngularRateUnit.written.contains($0) ? ($0, factor) : nil
        }
      }
      if fitting.count == 1 {
        unit = fitting[0].unit
        add("with which it turns gravity as the accelerometer shows", .info)
        try settle(time, by: fitting[0].factor, evidence)
        return
      }
    }
    if let time = evidence.time {
      throw InputFailure(
        .noTimeBase, path: evidence.path,
        "neither the times nor the angular rate have a stated unit, and no two that are in use make gravity turn as it does",
        hint:
          "write the units into the columns' names, as in `time_s` and `gyr_x_deg_s`, or state `rate_hz` in a session.yaml",
        line: evidence.line, column: time.column + 1)
    }
    add("in which it turns gravity as the accelerometer shows; no unit in use is that", .warning)
  }

  /// Takes the times in the unit in which a step is `factor` times as long as it was read.
  ///
  /// - Throws: `no-time-base` where there is none.
  private mutating func settle(
    _ time: InferredTimeUnit, by factor: Double, _ evidence: Evidence
  ) throws(InputFailure) {
    let fitting = (TimeUnit.usual + TimeUnit.counters).first { unit in
      AngularRateUnit.isFine(time.unit.perSecond / unit.perSecond / factor)
    }
    guard let fitting, !time.countsRows else {
      throw InputFailure(
        .noTimeBase, path: evidence.path,
        "gravity turns as the angular rate says if a step of the time column is "
          + "\((time.stepSeconds * factor * 1000).text(decimals: 0)) ms long, which "
          + (time.countsRows ? "it is not: it counts rows" : "no unit of time makes of it"),
        hint:
          "state the true rate as `rate_hz: \((1 / (time.stepSeconds * factor)).text(decimals: 0))` in a session.yaml, "
          + "if you know it to be about that",
        line: evidence.line, column: time.column + 1)
    }
    timeFactor = time.unit.perSecond / fitting.perSecond
    findings.append(
      Finding(
        .timeUnitInferred, .warning,
        "the times were read in units of \(fitting.name), in which gravity turns as the angular rate says",
        hint: "write a column `time_s` if you know better"))
  }

  /// Why a unit that is claimed cannot be that of an angular rate, and what to do.
  ///
  /// - Parameters:
  ///   - claim: Who says which unit.
  ///   - scale: What gravity shows, in rad/s.
  static func contradiction(
    _ claim: String, _ unit: AngularRateUnit, by scale: Double
  ) -> (message: String, hint: String) {
    let other = AngularRateUnit.telling(scale)
    guard case .measured = other else {
      return (
        "\(claim), but gravity turns as if the angular rate were in \(other.name)",
        "correct the unit in the header, here to \(other.name), or remove it there"
      )
    }
    let factor = scale / unit.radiansPerSecond
    let times =
      factor > 1 ? "\(factor.text(decimals: 1)) times" : "1/\((1 / factor).text(decimals: 1)) times"
    return (
      "\(claim), but gravity turns \(times) as far as the angular rate in \(unit.name) says for the times",
      "correct the unit of the times or of the angular rate"
    )
  }

  private static func contradicted(
    _ claim: String, _ unit: AngularRateUnit, by motion: GravityMotion, _ plan: GyroscopePlan,
    _ evidence: Evidence
  ) -> InputFailure {
    let (message, hint) = contradiction(claim, unit, by: motion.scale)
    return InputFailure(
      .unitContradicted, path: evidence.path, message, hint: hint, line: evidence.line,
      column: plan.columns.x + 1)
  }

  /// The unit in which the angular rate turns gravity as the accelerometer shows, if it is not `unit`.
  static func contradicting(
    _ unit: AngularRateUnit, _ gyroscope: TimedSeries, _ accelerometer: TimedSeries
  ) -> AngularRateUnit? {
    guard let motion = GravityMotion(gyroscope: gyroscope, accelerometer: accelerometer),
      !unit.agrees(with: motion.scale)
    else { return nil }
    return .telling(motion.scale)
  }
}

extension AngularRateScale {
  /// The unit of a rate that gravity does not tell: the scale that goes with an accelerometer's, or the first in which the sensor lies still
  /// where it does and turns no faster than gyroscopes measure.
  private static func unit(
    withoutMotion evidence: Evidence, _ findings: inout [Finding]
  ) -> AngularRateUnit {
    if let accelerationUnit = evidence.accelerationUnit, let counts = usualCounts(accelerationUnit)
    {
      findings.append(
        inferred(
          counts, "the scale that usually goes with an accelerometer of \(accelerationUnit.name)",
          .warning))
      return counts
    }
    let largest = largestRate(evidence.gyroscope.values)
    let atRest = evidence.accelerometer.flatMap { rateAtRest(evidence.gyroscope, $0) } ?? 0
    let degree = AngularRateUnit.degreesPerSecond.radiansPerSecond
    let (unit, reason): (AngularRateUnit, String) =
      if atRest > mostAtRestDegrees {
        (.millidegreesPerSecond, "because in °/s the sensor would turn while it lies still")
      } else if largest * degree > fullScale {
        (.millidegreesPerSecond, "because in °/s it would exceed what gyroscopes measure")
      } else if atRest > restingRate {
        (.degreesPerSecond, "because in rad/s the sensor would turn while it lies still")
      } else if largest < fullScale {
        (.radiansPerSecond, "because no rate exceeds what gyroscopes measure")
      } else {
        (.degreesPerSecond, "because in rad/s it would exceed what gyroscopes measure")
      }
    findings.append(inferred(unit, reason, .warning))
    return unit
  }

  /// The largest reading on any axis, but for as many as may be damaged.
  private static func largestRate(_ values: VectorSeries) -> Double {
    let sizes = values.components.joined().map(abs).sorted()
    let damaged = Int(MalformedRows.tolerableShare * Double(values.count))
    return sizes.isEmpty ? 0 : sizes[sizes.count - 1 - damaged]
  }

  /// A second is still if its readings scatter by less than this share of their mean. Chosen, not derived: some 20 mg, above the
  /// noise of any sensor and below what a hand does.
  private static let stillShare = 0.02

  /// The median of the gyroscope's reading in the stillest second, in its unit; nil if that second is not still.
  private static func rateAtRest(_ gyroscope: TimedSeries, _ accelerometer: TimedSeries) -> Double?
  {
    let step = TimeAxis.medianStep(accelerometer.timestamps)
    guard step > 0,
      let still = StillNorm.stillestWindow(
        of: accelerometer.values, windowSamples: Int(min((1 / step).rounded(), 10_000)))
    else { return nil }
    let vectors = still.map { accelerometer.values[$0] }
    let mean = vectors.reduce(.zero, +) / Double(vectors.count)
    let spread = vectors.reduce(0) { $0 + ($1 - mean).dot($1 - mean) } / Double(vectors.count)
    guard spread.squareRoot() < stillShare * mean.norm else { return nil }
    let span =
      accelerometer.timestamps[still.lowerBound]...accelerometer.timestamps[still.upperBound - 1]
    let rates = gyroscope.values.indices.filter { span.contains(gyroscope.timestamps[$0]) }
      .map { gyroscope.values[$0].norm }.sorted()
    return rates.isEmpty ? nil : rates[rates.count / 2]
  }

  /// The scale of a MPU-6050 in the position that people set together with the accelerometer's.
  private static func usualCounts(_ unit: AccelerationUnit) -> AngularRateUnit? {
    guard case .counts(let perG) = unit else { return nil }
    // ±2 g with ±250 °/s, up to ±16 g with ±2000 °/s.
    let tenths = [16_384: 1310, 8192: 655, 4096: 328, 2048: 164]
    return tenths[perG].map { .counts(tenthsPerDegreePerSecond: $0) }
  }

  private mutating func add(_ reason: String, _ severity: Finding.Severity) {
    findings.append(Self.inferred(unit, reason, severity))
  }

  private static func inferred(
    _ unit: AngularRateUnit, _ reason: String, _ severity: Finding.Severity
  ) -> Finding {
    Finding(
      .unitInferred, severity, "the angular rate was read in \(unit.name), \(reason)",
      hint: "write the unit into the columns' names, as in `gyr_x_rad_s` or `gyr_x_deg_s`")
  }
}

extension AngularRateUnit {
  /// The factor within which a unit is not doubted: a swinging arm (SPAR, a watch) and a sensor with a weak axis (UCI 730) turn gravity by
  /// a third of what their gyroscopes say, and the nearest mistakes of units are by 10.
  private static let undoubted = 6.0
  /// The factor within which a unit is told from the usual ones, which differ by 57: both sensors of one device agree far better.
  private static let coarse = 2.5
  /// The factor within which a scale of counts agrees with a shaken sensor: those of one part differ by 2, and 1.4 is halfway.
  private static let coarseCounts = 1.3
  /// The factor within which a unit is told from all others: 7.6 m°/s of one part and 8.75 m°/s of another differ by twice that; the two
  /// sensors of one device, as they are sold, by 1.05.
  private static let fine = 1.07

  func agrees(with radiansPerSecond: Double, within factor: Double = undoubted) -> Bool {
    let ratio = radiansPerSecond / self.radiansPerSecond
    return ratio < factor && ratio > 1 / factor
  }

  /// Whether a factor that gravity shows is the unit's, and not another usual one's.
  func tells(_ radiansPerSecond: Double) -> Bool {
    agrees(with: radiansPerSecond, within: Self.coarse)
  }

  /// Whether a factor of time is that of two units.
  static func isFine(_ ratio: Double) -> Bool { ratio < fine && ratio > 1 / fine }

  /// The unit in use that is told from all others; nil where none is near.
  static func fitting(_ radiansPerSecond: Double) -> AngularRateUnit? {
    (written + countScales + stepScales)
      .filter { $0.agrees(with: radiansPerSecond, within: fine) }
      .min { $0.distance(from: radiansPerSecond) < $1.distance(from: radiansPerSecond) }
  }

  /// The unit that gravity tells: one that fits, or one of the usual ones, of which a shaken sensor's factor may be far off; else what was
  /// measured.
  ///
  /// - Parameter areCounts: Whether the acceleration is in counts.
  static func telling(_ radiansPerSecond: Double, areCounts: Bool = false) -> AngularRateUnit {
    let usual = areCounts ? countScales : written
    let factor = areCounts ? coarseCounts : coarse
    return fitting(radiansPerSecond)
      ?? usual.first { $0.agrees(with: radiansPerSecond, within: factor) }
      ?? .measured(radiansPerSecond: radiansPerSecond)
  }

  private func distance(from radiansPerSecond: Double) -> Double {
    let ratio = radiansPerSecond / self.radiansPerSecond
    return max(ratio, 1 / ratio)
  }
}
