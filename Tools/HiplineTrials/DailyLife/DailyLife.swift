package import HiplineCore
import HiplineSimulation

/// Days of a person's life as sensors on pelvis and thigh record them, made piece by piece: no length is too long.
///
/// By day somebody sits and fidgets, stands, walks, climbs stairs, potters about, rides a bicycle, and does a bout of one exercise
/// now and then; by night they lie and turn over. Only the bouts are modelled as carefully as a session; daily life is there for
/// what it could be mistaken for.
package struct DailyLife: Sendable {
  /// One bout of exercise.
  package struct Bout: Sendable, Hashable, Codable {
    /// The start of the first repetition and the end of the last, in seconds from the first sample.
    package var startSeconds: Double
    var endSeconds: Double
    var repetitions: Int
    var sets: Int

    private enum CodingKeys: String, CodingKey {
      case startSeconds = "start_s"
      case endSeconds = "end_s"
      case repetitions
      case sets
    }
  }

  package let parameters: DailyLifeParameters
  package let bouts: [Bout]
  private let motion: DailyLifeMotion

  /// - Precondition: sensors on the thigh and on the pelvis only, each with a positive rate.
  package init(_ parameters: DailyLifeParameters) {
    precondition(
      parameters.sensors.allSatisfy { [.thigh, .pelvis].contains($0.placement) },
      "sensors on the thigh and the pelvis expected")
    self.parameters = parameters
    let plan = DailyLifePlan(parameters)
    var generator = SplitMix64(seed: parameters.seed).stream(0x11FE)
    motion = DailyLifeMotion(plan, from: &generator)
    bouts = plan.bouts.compactMap { bout in
      guard let first = bout.session.repetitions.first, let last = bout.session.repetitions.last
      else { return nil }
      return Bout(
        startSeconds: bout.startSeconds + first.startSeconds,
        endSeconds: bout.startSeconds + last.endSeconds,
        repetitions: bout.session.repetitions.count, sets: bout.parameters.sets.count)
    }
  }

  /// What one sensor records, in pieces.
  ///
  /// - Parameters:
  ///   - sensor: Of the parameters, from 0.
  ///   - secondsInPiece: How long a piece lasts.
  ///   - deliver: Gets the pieces in order; their time stamps count from the first sample of all.
  /// - Complexity: O(*n*) in the samples; one piece is in memory.
  package func record(
    sensor: Int, secondsInPiece: Double = 60, deliver: (Recording) throws -> Void
  ) rethrows {
    let setup = parameters.sensors[sensor]
    let rate = setup.model.sampling.rateHertz
    precondition(rate > 0, "a positive rate expected, got \(rate) Hz")
    var noise = SplitMix64(seed: parameters.seed).stream(0x5E45 + UInt64(sensor))
    let count = Int((parameters.durationSeconds * rate).rounded(.down)) + 1
    let step = max(1, Int(secondsInPiece * rate))
    var piece = Recording(
      name: "daily-life-\(setup.placement.rawValue)", format: "simulated",
      placement: setup.placement, side: parameters.bout.side,
      clock: .absolute(unixSeconds: parameters.startUnixSeconds), holdsGravity: true,
      nominalRateHertz: setup.model.sampling.nominalRateHertz)
    for start in stride(from: 0, to: count, by: step) {
      let samples = self.samples(start..<min(count, start + step), of: setup, noise: &noise)
      piece.accelerometer = samples.forces
      piece.gyroscope = samples.rates
      try deliver(piece)
    }
  }

  private func samples(
    _ numbers: Range<Int>, of setup: SensorSetup, noise: inout SplitMix64
  ) -> (forces: TimedSeries, rates: TimedSeries?) {
    let rate = setup.model.sampling.rateHertz
    let mounting = setup.mounting.normalized
    let arm = setup.placement == .pelvis ? Vector3(-0.08, 0, 0.05) : Vector3(0.05, 0, -0.3)
    var (times, forces, rates): ([Double], [Vector3], [Vector3]) = ([], [], [])
    for number in numbers {
      let seconds = Double(number) / rate
      let point = motion.motion(of: setup.placement, arm: arm, at: seconds)
      let toSensor = (point.attitude * mounting).conjugate
      times.append(seconds)
      forces.append(
        setup.model.accelerometer.read(
          toSensor.rotate(point.specificForce), rateHertz: rate, from: &noise))
      if let gyroscope = setup.model.gyroscope {
        // A bias creeps while a sensor warms up, not for days.
        rates.append(
          gyroscope.read(
            toSensor.rotate(point.angularVelocity), at: min(seconds, 600), rateHertz: rate,
            from: &noise))
      }
    }
    return (
      TimedSeries(timestamps: times, values: VectorSeries(forces)),
      setup.model.gyroscope == nil
        ? nil : TimedSeries(timestamps: times, values: VectorSeries(rates))
    )
  }
}
