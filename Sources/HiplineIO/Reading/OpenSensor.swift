import HiplineCore

/// A sensor whose file is being read.
struct OpenSensor {
  var device: Int
  var place: Int
  var plan: SensorPlan
  var zero: StampedMoment
  var clock: Clock
  /// See ``TimeAxis/inferred``.
  private var time: InferredTimeUnit?
  private var lastSeconds = 0.0
  private var sampleCounts: [Channel: Int] = [:]
  /// The piece with the stillest second.
  private var still: Evidence?
  /// The piece in which gravity turns most, and as the gyroscope says.
  private var turning: Evidence?

  /// Samples in the units of the file that tell something of them.
  private struct Evidence {
    var forces: TimedSeries
    var rates: TimedSeries?
    /// How much they tell.
    var weight: Double
  }

  init(device: Int, place: Int, plan: SensorPlan, zero: StampedMoment, clock: Clock) {
    self.device = device
    self.place = place
    self.plan = plan
    self.zero = zero
    self.clock = clock
  }

  /// - Returns: The times of the samples after the sensor's first one.
  mutating func add(
    _ streams: SensorStreams, visit: (TimedSeries) -> Void
  ) -> ClosedRange<Double>? {
    time = time ?? streams.earlier?.inferred
    let forces = streams.forces(since: zero)
    let rates = streams.rate?.series(since: zero)
    let carrier: Channel = streams.isOrientationAlone ? .orientation : .accelerometer
    sampleCounts[carrier, default: 0] += forces?.count ?? 0
    sampleCounts[.gyroscope, default: 0] += rates?.count ?? 0
    if let forces {
      visit(forces)
      consider(forces, rates)
    } else if let rates, still == nil {
      still = Evidence(
        forces: TimedSeries(timestamps: [], values: VectorSeries(x: [], y: [], z: [])),
        rates: rates, weight: 0)
    }
    let times = [forces, rates].compactMap { $0?.timestamps }
    guard let first = times.compactMap({ $0.first }).min(),
      let last = times.compactMap({ $0.last }).max()
    else { return nil }
    lastSeconds = max(lastSeconds, last)
    return first...max(first, last)
  }

  private mutating func consider(_ forces: TimedSeries, _ rates: TimedSeries?) {
    let second = ScaleSettling.samplesInSecond(forces.timestamps)
    // A piece that breaks off within a second says nothing of it.
    if let stillest = StillNorm.stillest(of: forces.values.measured, windowSamples: second),
      stillest.range.count == second, stillest.variance < still?.weight ?? .infinity
    {
      still = Evidence(forces: forces, rates: rates, weight: stillest.variance)
    }
    if let rates,
      let motion = GravityMotion(gyroscope: rates, accelerometer: forces),
      motion.weight > turning?.weight ?? 0
    {
      turning = Evidence(forces: forces, rates: rates, weight: motion.weight)
    }
  }

  /// The sensor with its units, by the pieces that tell most.
  ///
  /// - Parameter isLabelled: Whether its device is told from others.
  /// - Throws: `unit-contradicted`.
  func settled(
    _ plan: ReadingPlan, path: String, isLabelled: Bool
  ) throws(InputFailure) -> LongFileScan.Sensor {
    var sensor = self.plan
    if !isLabelled { sensor = plan.sensors[place] }
    let evidence = [still, turning].compactMap { $0 }.sorted {
      ($0.forces.timestamps.first ?? 0) < ($1.forces.timestamps.first ?? 0)
    }
    let isOne = evidence.count == 2 && evidence[0].forces == evidence[1].forces
    let parts = isOne ? [evidence[0]] : evidence
    let scales = try ScaleSettling(plan: plan, path: path).scales(
      of: sensor, forces: TimedSeries(joining: parts.map { $0.forces }),
      rates: TimedSeries(joining: parts.compactMap { $0.rates }), time: time)
    var header = plan.header(of: sensor, path: path, clock: clock)
    header.holdsGravity = sensor.isOrientationAlone ? true : scales.acceleration?.holdsGravity
    header.isOrientationAlone = sensor.isOrientationAlone
    return LongFileScan.Sensor(
      device: device, place: place, header: header, scales: scales, zero: zero,
      lastSeconds: lastSeconds, sampleCounts: sampleCounts.filter { $0.value > 0 })
  }
}

extension TimedSeries {
  /// One after the other.
  fileprivate init(joining parts: [TimedSeries]) {
    self.init(
      timestamps: parts.flatMap { $0.timestamps },
      values: VectorSeries(
        x: parts.flatMap { $0.values.x }, y: parts.flatMap { $0.values.y },
        z: parts.flatMap { $0.values.z }))
  }
}
