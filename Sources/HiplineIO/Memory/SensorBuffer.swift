public import HiplineCore

/// What an app has received of one sensor and holds in memory.
///
/// The streams may have time stamps of their own. Buffers of one app count their stamps from one moment, such as the start of
/// the phone, which puts the sensors onto one time axis.
public struct SensorBuffer: Sendable, Hashable {
  /// Where the sensor is strapped; nil where it is not known.
  public var placement: Placement?
  /// The side of the body; nil for the session's side.
  public var side: Side?

  /// Acceleration with gravity in m/s², in the sensor's own axes.
  ///
  /// Stamps are seconds on the app's clock.
  public var accelerometer: TimedSeries

  /// Angular rate in rad/s, in the same axes and on the same clock; nil without a gyroscope.
  public var gyroscope: TimedSeries?

  /// The sign of the upward axis at rest in `accelerometer`: `.upNegative` for Core Motion, `.upPositive` for Android and most
  /// loggers.
  public var restSign: RestSign

  /// A sensor whose streams have the same time stamps.
  ///
  /// - Parameters:
  ///   - seconds: One time stamp a sample, on the app's clock.
  ///   - acceleration: In m/s², with gravity, `[samples]`.
  ///   - angularRate: In rad/s, `[samples]`; nil without a gyroscope.
  ///   - restSign: Of the upward axis at rest.
  /// - Precondition: one time stamp for every vector.
  public init(
    placement: Placement? = nil, side: Side? = nil, seconds: [Double],
    acceleration: VectorSeries, angularRate: VectorSeries? = nil,
    restSign: RestSign = .upPositive
  ) {
    self.init(
      placement: placement, side: side,
      accelerometer: TimedSeries(timestamps: seconds, values: acceleration),
      gyroscope: angularRate.map { TimedSeries(timestamps: seconds, values: $0) },
      restSign: restSign)
  }

  /// A sensor whose streams have time stamps of their own, on one clock.
  public init(
    placement: Placement? = nil, side: Side? = nil, accelerometer: TimedSeries,
    gyroscope: TimedSeries? = nil, restSign: RestSign = .upPositive
  ) {
    self.placement = placement
    self.side = side
    self.accelerometer = accelerometer
    self.gyroscope = gyroscope
    self.restSign = restSign
  }

  /// The buffer as a recording, with the checks that a file would get.
  ///
  /// Samples with a value or a stamp that is not finite are left out, samples out of order are sorted, and both are findings.
  ///
  /// - Parameter name: What the recording is called in results and failures.
  /// - Throws: `empty` without a whole sample; `unit-contradicted` where gravity shows that the values are in another unit.
  public func recording(named name: String) throws(InputFailure) -> Recording {
    var forces = Self.cleaned(.accelerometer, accelerometer)
    var rates = gyroscope.map { Self.cleaned(.gyroscope, $0) }
    guard let firstForce = forces.seconds.first else {
      throw InputFailure(
        .empty, path: name, "no sample has a time and an acceleration on all three axes",
        hint: "pass what the accelerometer gave, in m/s² and with gravity")
    }
    if rates?.seconds.isEmpty == true { rates = nil }
    let zero = min(firstForce, rates?.seconds.first ?? firstForce)
    var recording = Recording(
      name: name, format: Self.formatName, placement: placement, side: side,
      clock: .sinceStart(seconds: zero), restSign: restSign)
    recording.findings = forces.findings + [forces.missingValues].compactMap { $0 }
    if let rates { recording.findings += rates.findings + [rates.missingValues].compactMap { $0 } }

    var force = Self.series(&forces, since: zero)
    if restSign == .upNegative { force.values.scale(by: -1) }
    let gravity = try gravity(in: force, name: name)
    recording.holdsGravity = gravity.holdsGravity
    recording.findings += gravity.findings
    recording.accelerometer = force
    if var rates {
      let rate = Self.series(&rates, since: zero)
      if let unit = AngularRateScale.contradicting(.radiansPerSecond, rate, force) {
        throw InputFailure(
          .unitContradicted, path: name,
          "gravity turns as if the angular rate were in \(unit.name), not in rad/s",
          hint: "pass the angular rate in rad/s")
      }
      recording.gyroscope = rate
    }
    return recording
  }

  /// The name in reports of a recording that came from no file.
  static let formatName = "memory"

  private static func cleaned(_ channel: Channel, _ series: TimedSeries) -> StreamCleaner {
    StreamCleaner(
      channel: channel, seconds: series.timestamps, values: series.values, mayLackValues: true)
  }

  private static func series(_ stream: inout StreamCleaner, since zero: Double) -> TimedSeries {
    TimedSeries(timestamps: stream.takeSeconds().map { $0 - zero }, values: stream.takeValues())
  }

  private func gravity(
    in force: TimedSeries, name: String
  ) throws(InputFailure) -> AccelerationScale {
    let second = ScaleSettling.samplesInSecond(force.timestamps)
    let norm = StillNorm.measure(force.values, windowSamples: second) ?? 0
    let plan = AccelerationPlan(
      parts: [VectorColumns(x: 0, y: 1, z: 2)],
      unit: .declared(.metresPerSecondSquared, text: "m/s²"), restSign: restSign,
      time: .index(column: nil, rateHertz: 1))
    do throws(InputFailure) {
      return try AccelerationScale(plan, stillNorm: norm, path: name, line: 1)
    } catch {
      throw InputFailure(
        error.code, path: name, "at rest the acceleration is not one g in m/s²",
        hint: "pass m/s²: one g is 9.80665 m/s²")
    }
  }
}
