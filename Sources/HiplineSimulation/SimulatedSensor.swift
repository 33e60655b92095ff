import HiplineCore

/// What one sensor records of a movement.
struct SimulatedSensor {
  let recording: Recording
  /// The true rotation from sensor axes to earth axes at each recorded sample.
  let orientations: [Quaternion]
  let truth: SensorTruth

  init(
    _ setup: SensorSetup, on body: BodyMotion, lasting durationSeconds: Double,
    _ parameters: SimulationParameters, from generator: SplitMix64
  ) {
    let sampling = setup.model.sampling
    let rate = sampling.rateHertz
    precondition(rate > 0, "a positive rate expected, got \(rate) Hz")
    let mounting = setup.mounting.normalized
    let leverArm =
      setup.leverArmMeters
      ?? body.posture.leverArm(
        of: setup.placement, exercise: parameters.exercise, side: parameters.side)
    var noise = generator.stream(1)
    var losses = generator.stream(2)
    var jitter = generator.stream(3)

    var timestamps: [Double] = []
    var forces: [Vector3] = []
    var rates: [Vector3] = []
    var orientations: [Quaternion] = []
    let count = Int((durationSeconds * rate).rounded(.down)) + 1
    for index in 0..<count {
      let seconds = Double(index) / rate
      let motion = body.motion(of: setup.placement, leverArm: leverArm, at: seconds)
      let orientation = motion.attitude * mounting
      let toSensor = orientation.conjugate
      let force = setup.model.accelerometer.read(
        toSensor.rotate(motion.specificForce), rateHertz: rate, from: &noise)
      let angularRate = setup.model.gyroscope?.read(
        toSensor.rotate(motion.angularVelocity), at: seconds, rateHertz: rate, from: &noise)
      let deviation = sampling.timestampJitterSeconds * jitter.nextGaussian()
      let lost = losses.nextUnit() < sampling.lossProbability
      // The first sample is the zero of all times, so it is always there and on time.
      if index > 0 && (lost || sampling.gaps.contains { $0.contains(seconds) }) { continue }
      timestamps.append(
        index == 0 ? 0 : seconds + min(0.4 / rate, max(-0.4 / rate, deviation)))
      forces.append(force)
      if let angularRate { rates.append(angularRate) }
      orientations.append(orientation)
    }

    let hasGyroscope = setup.model.gyroscope != nil
    self.orientations = orientations
    recording = Recording(
      name: "\(parameters.name)-\(setup.placement.rawValue)",
      format: "simulated",
      placement: setup.placement,
      side: parameters.side,
      clock: parameters.clock,
      accelerometer: TimedSeries(timestamps: timestamps, values: VectorSeries(forces)),
      gyroscope: hasGyroscope
        ? TimedSeries(timestamps: timestamps, values: VectorSeries(rates)) : nil,
      holdsGravity: true,
      nominalRateHertz: sampling.nominalRateHertz)
    truth = SensorTruth(
      placement: setup.placement,
      channels: hasGyroscope ? ["accelerometer", "gyroscope"] : ["accelerometer"],
      mounting: [mounting.w, mounting.x, mounting.y, mounting.z],
      sampleRateHertz: rate,
      nominalRateHertz: sampling.nominalRateHertz,
      samples: timestamps.count,
      lostSamples: count - timestamps.count)
  }
}
