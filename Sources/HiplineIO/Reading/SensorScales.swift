import HiplineCore

/// What the units of a sensor were settled to be.
struct SensorScales: Sendable {
  var acceleration: AccelerationScale?
  var rate: AngularRateScale?

  /// What to multiply an acceleration by to get m/s², with +g along the upward axis at rest.
  static func factor(_ scale: AccelerationScale, _ plan: AccelerationPlan) -> Double {
    // A declared m/s² is taken as it is: a factor of one must not cost a digit.
    let factor =
      scale.unit == .metresPerSecondSquared ? 1 : scale.unit.metresPerSecondSquared
    return plan.restSign == .upNegative ? -factor : factor
  }
}

/// Settles the units of a sensor by its samples, as far as the file leaves them open.
struct ScaleSettling {
  let plan: ReadingPlan
  let path: String

  /// The units by samples in the units of the file.
  ///
  /// - Parameters:
  ///   - rates: May be empty.
  ///   - time: See ``TimeAxis/inferred``.
  /// - Throws: `unit-contradicted`, `no-time-base`.
  func scales(
    of sensor: SensorPlan, forces: TimedSeries, rates: TimedSeries, time: InferredTimeUnit?
  ) throws(InputFailure) -> SensorScales {
    var scales = SensorScales()
    var forces = forces
    if let plan = sensor.acceleration {
      let scale = try acceleration(plan, of: forces.values, at: forces.timestamps)
      forces.values.scale(by: SensorScales.factor(scale, plan))
      scales.acceleration = scale
    }
    if let plan = sensor.gyroscope, rates.count > 0 {
      let scale = try rate(
        plan, gyroscope: rates, accelerometer: forces.count > 0 ? forces : nil,
        accelerationUnit: scales.acceleration?.unit, time: time)
      if let time, scale.timeFactor != nil {
        throw InputFailure(
          .noTimeBase, path: path,
          "the column of times was read in \(time.unit.name), but gravity turns as the angular rate says in another unit of time",
          hint: "write a column `time_s`, with the times in seconds",
          line: self.plan.layout.line, column: time.column + 1)
      }
      scales.rate = scale
    }
    scales.acceleration?.findings += try check(time, with: scales.rate)
    return scales
  }

  /// - Returns: What is to be said of a column of times whose unit is doubtful.
  /// - Throws: `no-time-base` where a column may count rows, and gravity does not tell that it counts milliseconds.
  func check(
    _ time: InferredTimeUnit?, with rate: AngularRateScale?
  ) throws(InputFailure) -> [Finding] {
    guard let time, rate?.isTimeTold != true else { return [] }
    guard time.countsRows else {
      let name = SpokenColumn.text(plan.layout.names[time.column], number: time.column + 1)
      return time.doubt(column: name).map { [$0] } ?? []
    }
    throw time.countingRows(path: path, line: plan.layout.line)
  }

  /// - Throws: `unit-contradicted`, `no-time-base`.
  func rate(
    _ plan: GyroscopePlan, gyroscope: TimedSeries, accelerometer: TimedSeries?,
    accelerationUnit: AccelerationUnit?, time: InferredTimeUnit?
  ) throws(InputFailure) -> AngularRateScale {
    try AngularRateScale(
      plan,
      AngularRateScale.Evidence(
        gyroscope: gyroscope, accelerometer: accelerometer, accelerationUnit: accelerationUnit,
        time: time, path: path, line: self.plan.layout.line))
  }

  /// - Throws: `unit-contradicted`.
  func acceleration(
    _ plan: AccelerationPlan, of values: VectorSeries, at seconds: [Double]
  ) throws(InputFailure) -> AccelerationScale {
    let second = Self.samplesInSecond(seconds)
    let measured = values.measured
    let norm = StillNorm.measure(measured, windowSamples: second) ?? 0
    if plan.unit == .unknown, UnsignedCounts.areIn(measured) {
      throw UnsignedCounts.failure(path: path, line: self.plan.layout.line, column: plan.parts[0].x)
    }
    // Only of an acceleration that is named so is it asked whether it holds gravity.
    let spread =
      plan.isLinear
      ? StillNorm.stillest(of: measured, windowSamples: second)?.variance.squareRoot() : nil
    var scale = try AccelerationScale(
      plan, stillNorm: norm,
      meanNorm: measured.isEmpty ? 0 : measured.norms.reduce(0, +) / Double(measured.count),
      hasOtherZero: plan.unit == .unknown
        && ConverterZero.isFarOff(measured, windowSamples: second),
      isSteady: spread.map { $0 < AccelerationScale.steadyShare * norm } ?? false,
      path: path, line: self.plan.layout.line)
    if let hint = RecordingFormats.named(self.plan.format)?.hintWithoutGravity {
      for index in scale.findings.indices where scale.findings[index].code == .gravityAbsent {
        scale.findings[index].hint = hint
      }
    }
    return scale
  }

  /// How many samples the stillest second has.
  static func samplesInSecond(_ seconds: [Double]) -> Int {
    let step = TimeAxis.medianStep(seconds)
    return step > 0 ? Int(min(max((1 / step).rounded(), 8), 10_000)) : 100
  }
}

extension VectorSeries {
  /// Without the rows that are zero on every axis, in which nothing was measured or nothing acts.
  var measured: VectorSeries {
    let zeros = indices.count { self[$0] == .zero }
    // All of them may be a sensor's reading without gravity.
    guard zeros > 0, zeros < count else { return self }
    return VectorSeries(indices.filter { self[$0] != .zero }.map { self[$0] })
  }
}
