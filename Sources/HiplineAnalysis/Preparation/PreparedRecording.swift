package import HiplineCore
import HiplineKinematics
import HiplineSignal

/// A recording on one sample rate, with what its sensor can resolve and what was found on the way.
package struct PreparedRecording: Sendable {
  var recording: Recording
  var timeBase: TimeBase
  var uniform: UniformRecording
  /// ``uniform`` below the tremor band.
  var slow: SlowRecording
  var resolution: SensorResolution

  /// What the acceleration was corrected by, where still poses allowed it.
  var calibration: AccelerometerCalibration?

  /// The recording's own findings and those of the time base.
  package var findings: [Finding]

  /// Whether the sensor can be trusted: both its halves work and tell the same of how it turned.
  var isSound: Bool {
    !findings.contains {
      $0.code == .accelerometerGyroscopeDisagree || $0.code == .constantSensor
    }
  }

  /// The longest stretch without a gap, in seconds; nil where there is none.
  var longestBetweenGapsSeconds: Double? {
    guard !uniform.gaps.isEmpty else { return nil }
    let ends = [0] + uniform.gaps.map { $0.upperBound }
    let starts = uniform.gaps.map { $0.lowerBound } + [uniform.count]
    let longest = zip(starts, ends).map { $0 - $1 }.max() ?? 0
    return Double(longest) / uniform.sampleRateHertz
  }

  /// A rate in hertz that does not read as the lowest one where it is below.
  private static func text(ofRate hertz: Double) -> String {
    (hertz < lowestRateHertz ? (hertz * 100).rounded(.down) / 100 : hertz).text(decimals: 2)
  }

  /// Gaps up to this length are bridged by a straight line; across a longer one nothing is known.
  ///
  /// Half a second is shorter than the shortest phase of a slow repetition, so a bridged one cannot hide a
  /// repetition.
  package static let longestBridgedGapSeconds = 0.5

  /// The shortest recording that is analysed, in seconds: a slow repetition takes longer.
  static let shortestSeconds = 2.0

  /// The lowest sampling rate that is analysed, in hertz: slower, a repetition is a handful of samples.
  static let lowestRateHertz = 10.0
  /// The highest one, in hertz: faster, the time column is in another unit.
  static let highestRateHertz = 20_000.0

  /// A recording may be this many times as long as its samples are, and ten minutes more: gaps are filled in, and a clock that
  /// jumps by years would fill all memory.
  static let largestDilution = 10.0

  /// Rounding must not cost the last sample, which lies where the rate puts it; in samples.
  private static let roundingSlack = 1e-6

  /// - Throws: `InputFailure` without acceleration, or with too few samples for a rate.
  package init(_ recording: Recording) throws(InputFailure) {
    let measured = Self.measured(recording)
    if let written = recording.accelerometer, written.count > 0,
      measured.accelerometer?.count ?? 0 == 0
    {
      throw InputFailure(
        .noAcceleration, path: recording.name,
        "no row of the acceleration is what a sensor on a body reads: all are missing or far too large",
        hint: "check what the columns hold, and their unit")
    }
    guard let carrier = measured.accelerometer.map(HeldSamples.released), carrier.count > 0 else {
      throw InputFailure(
        .noAcceleration, path: recording.name, "no acceleration in the recording",
        hint: "record an accelerometer with gravity; a gyroscope alone cannot show a posture")
    }
    guard let timeBase = TimeBase(timestamps: carrier.timestamps),
      let first = carrier.timestamps.first, let last = carrier.timestamps.last,
      last - first >= Self.shortestSeconds
    else {
      throw InputFailure(
        .empty, path: recording.name,
        "fewer than \(Int(Self.shortestSeconds)) seconds of time-stamped samples",
        hint: "a repetition takes several seconds; export the whole recording")
    }
    self.recording = recording
    self.timeBase = timeBase
    let rate = timeBase.sampleRateHertz
    guard rate >= Self.lowestRateHertz, rate <= Self.highestRateHertz else {
      throw InputFailure(
        .noTimeBase, path: recording.name,
        "the time stamps make \(Self.text(ofRate: rate)) samples a second; a movement needs "
          + "\(Self.lowestRateHertz.text(decimals: 0)) to \(Self.highestRateHertz.text(decimals: 0))",
        hint: "check the unit of the time column, or record at 50 Hz or more")
    }
    let places = (last - first) * rate + Self.roundingSlack
    guard places < Self.largestDilution * Double(carrier.count) + 600 * rate else {
      throw InputFailure(
        .noTimeBase, path: recording.name,
        "most of the time between the first and the last stamp has no samples: the clock jumped",
        hint: "cut the file where the clock was set, and give the parts")
    }
    let count = Int(places.rounded(.down)) + 1
    func resampled(_ stream: TimedSeries) -> VectorSeries {
      if let even = stream.evened(from: first, rateHertz: rate, count: count) { return even }
      return stream.values.mapComponents {
        SplineInterpolation.resample(
          timestamps: stream.timestamps, values: $0, startSeconds: first, sampleRateHertz: rate,
          count: count)
      }
    }
    let gyroscope = measured.gyroscope.map(HeldSamples.released)
      .flatMap { $0.count > 0 ? $0 : nil }
    // One table's streams have one column of times.
    let gyroscopeBase =
      gyroscope?.timestamps == carrier.timestamps
      ? nil : gyroscope.flatMap { TimeBase(timestamps: $0.timestamps) }
    let openGaps = Self.openGaps(timeBase, gyroscope: gyroscopeBase)
    let orientation =
      measured.isOrientationAlone
      ? UniformOrientation(carrier, sampleRateHertz: rate, resampled: resampled) : nil
    var uniform = UniformRecording(
      sampleRateHertz: rate, startSeconds: first,
      accelerometer: orientation?.gravity ?? resampled(carrier),
      gyroscope: gyroscope.map(resampled) ?? orientation?.angularRate,
      gaps: openGaps.map { gap in
        let start = max(0, Int((gap.seconds.lowerBound - first) * rate))
        let end = min(count, Int((gap.seconds.upperBound - first) * rate) + 1)
        return min(start, end)..<max(0, end)
      })
    uniform.bridged = (timeBase.gaps + (gyroscopeBase?.gaps ?? [])).filter { $0.isBridged }.map {
      gap in
      let start = max(0, Int(((gap.seconds.lowerBound - first) * rate).rounded()) + 1)
      let end = min(count, Int(((gap.seconds.upperBound - first) * rate).rounded()))
      return min(start, end)..<max(0, end)
    }
    calibration =
      recording.holdsGravity == false || orientation != nil
      ? nil : AccelerometerCalibration(uniform)
    if let calibration {
      uniform.accelerometer = calibration.applied(to: uniform.accelerometer)
    }
    if orientation == nil {
      GapTurn.fill(&uniform, holdsGravity: recording.holdsGravity != false)
    }
    var slow = SlowRecording(uniform)
    var turns =
      recording.holdsGravity == false ? [] : AccelerometerGyroscopeAgreement.turns(slow) ?? []
    let scale = orientation == nil ? GyroscopeScale(slow, turns: turns) : nil
    if let scale {
      uniform.gyroscope = uniform.gyroscope?.map { $0 * scale.factor }
      slow = SlowRecording(uniform)
      turns = AccelerometerGyroscopeAgreement.turns(slow) ?? []
    }
    self.uniform = uniform
    self.slow = slow
    resolution = SensorResolution(uniform, measured: measured, orientation: orientation)
    findings =
      measured.findings
      + timeBase.findings(openGaps: openGaps, nominalRateHertz: recording.nominalRateHertz)
      + Self.findings(calibration) + (scale.map { [$0.finding] } ?? [])
      + AccelerometerGyroscopeAgreement.findings(turns, slow: slow)
      + SensorChecks.findings(measured, slow: slow)
  }

  /// The recording's plausible samples, at the times at which they were taken; of one with an orientation alone its rotation vectors where
  /// the acceleration is, which go the same way.
  static func measured(_ recording: Recording) -> Recording {
    var plausible = PlausibleValues.only(in: recording)
    guard recording.isOrientationAlone else {
      return ArrivalStamps.spread(FrozenSamples.without(plausible))
    }
    plausible.accelerometer = recording.orientation?.series
    return ArrivalStamps.spread(plausible)
  }

  private static func findings(_ calibration: AccelerometerCalibration?) -> [Finding] {
    guard let calibration else { return [] }
    return [
      Finding(
        .accelerometerCalibrated, .info,
        "the accelerometer was calibrated from \(calibration.poses) still poses",
        hint: "nothing to do: angles are from the calibrated acceleration")
    ]
  }

  /// The gaps too long to bridge: the accelerometer's, and where only the gyroscope has one, the gyroscope's.
  ///
  /// - Parameter gyroscope: nil where it is sampled with the accelerometer.
  private static func openGaps(_ timeBase: TimeBase, gyroscope: TimeBase?) -> [TimeBase.Gap] {
    let open = timeBase.gaps.filter { !$0.isBridged }
    let others = gyroscope?.gaps ?? []
    return
      (open
      + others.filter { other in
        !other.isBridged && !open.contains { $0.seconds.overlaps(other.seconds) }
      })
      .sorted { $0.seconds.lowerBound < $1.seconds.lowerBound }
  }
}

extension TimedSeries {
  /// The samples where they were taken, if that was evenly and only their stamps are late or early; nil otherwise.
  ///
  /// A sensor takes its samples by its own oscillator; the stamps jitter by what the system that reads it is busy with.
  /// Interpolating between jittering stamps would blur the samples. Lost ones are bridged by a straight line.
  fileprivate func evened(
    from startSeconds: Double, rateHertz: Double, count: Int
  ) -> VectorSeries? {
    var places: [Int] = []
    places.reserveCapacity(timestamps.count)
    var sum = 0.0
    for seconds in timestamps {
      let exact = (seconds - startSeconds) * rateHertz
      let place = exact.rounded()
      guard abs(exact - place) <= Self.largestJitter, place < Double(count), place >= 0,
        places.last.map({ Int(place) > $0 }) ?? true
      else { return nil }
      sum += exact - place
      places.append(Int(place))
    }
    guard places.first == 0, places.last == count - 1,
      abs(sum) <= Self.largestOffset * Double(places.count)
    else { return nil }
    if places.count == count { return values }
    return values.mapComponents { component in
      LinearInterpolation.resample(
        timestamps: places.map(Double.init), values: component, startSeconds: 0,
        sampleRateHertz: 1, count: count)
    }
  }

  /// How far a stamp may be from its place, as a share of a sampling step: with half of one it would be as near to the next
  /// place.
  private static var largestJitter: Double { 0.45 }
  /// How far all stamps may be from their places on average, as a share of a sampling step. Chosen, not derived: jitter averages
  /// out, and what is left is a rate or a start that is wrong.
  private static var largestOffset: Double { 0.05 }
}
