package import HiplineCore
import HiplineSimulation
import RealModule

/// A session with an accident in it, drawn from a number: what sensors record of it, and when its repetitions are.
package struct AccidentSession: Sendable {
  package struct Repetition: Sendable, Hashable {
    package var startSeconds: Double
    package var endSeconds: Double
    package var rangeDegrees: Double
  }

  package let name: String
  package let recordings: [Recording]
  package let repetitions: [Repetition]

  /// - Parameter number: The seed, together with the accident.
  package init(_ accident: Accident, number: Int) {
    let purpose = UInt64(Accident.allCases.firstIndex(of: accident) ?? 0)
    var draw = Draw(seed: UInt64(number), purpose: 0xacc1 + purpose)
    let script = accident.script(draw)
    draw.generator = draw.generator.stream(7)
    let motion = AccidentMotion(script)
    name = "\(accident.rawValue) \(number)"
    repetitions = script.repetitions.map {
      Repetition(startSeconds: $0.start, endSeconds: $0.end, rangeDegrees: $0.degrees)
    }
    let rate = draw.one(of: [25.0, 50, 50, 100, 100, 200])
    let model = Self.model(accident, rateHertz: rate, &draw)
    let arm = Vector3(0, 0, -draw.even(0.2, 0.35))
    var recordings = [
      Self.recording(.thigh, motion.thigh, motion, arm: arm, model, &draw)
    ]
    if accident == .breathingBeside {
      recordings.append(
        Self.recording(
          .pelvis, motion.pelvis, motion, arm: Vector3(-0.08, 0, 0), model, &draw))
    }
    self.recordings = recordings
  }

  private static func model(
    _ accident: Accident, rateHertz: Double, _ draw: inout Draw
  ) -> SensorModel {
    var model: SensorModel = draw.chance(0.5) ? .phone : .consumerIMU
    model.sampling.nominalRateHertz = rateHertz
    if accident == .bias {
      let way = Vector3(draw.normal(), draw.normal(), draw.normal()).normalized ?? Vector3(0, 0, 1)
      model.gyroscope = GyroscopeModel(
        noiseDegreesPerSecondPerRootHertz: 0.005,
        biasDegreesPerSecond: way * draw.even(0, 20),
        driftDegreesPerSecondPerMinute: Vector3(0.02, 0.03, -0.02),
        stepDegreesPerSecond: 500.0 / 32_768, rangeDegreesPerSecond: 500)
    }
    return model
  }

  private static func recording(
    _ placement: Placement, _ segment: [Quaternion], _ motion: AccidentMotion, arm: Vector3,
    _ model: SensorModel, _ draw: inout Draw
  ) -> Recording {
    let mounting = draw.rotation()
    let (grid, rate) = (AccidentMotion.hertz, model.sampling.nominalRateHertz)
    var noise = draw.generator.stream(placement == .thigh ? 11 : 12)
    let places = segment.map { $0.rotate(arm) }
    let attitudes = segment.indices.map { segment[$0] * mounting * motion.strap[$0] }
    var (times, forces, rates): ([Double], [Vector3], [Vector3]) = ([], [], [])
    for index in stride(from: 1, to: segment.count - 1, by: Int(grid / rate)) {
      let seconds = Double(index - 1) / grid
      let toSensor = attitudes[index].conjugate
      let moving =
        (places[index + 1] - places[index] * 2 + places[index - 1]) * (grid * grid)
      let force = moving + motion.shaking[index] + Vector3(0, 0, StillNorm.standardGravity)
      times.append(seconds)
      forces.append(
        model.accelerometer.read(toSensor.rotate(force), rateHertz: rate, from: &noise))
      if let gyroscope = model.gyroscope {
        let turn = (attitudes[index - 1].conjugate * attitudes[index + 1]).rotationVector
        rates.append(
          gyroscope.read(turn * (grid / 2), at: seconds, rateHertz: rate, from: &noise))
      }
    }
    return Recording(
      name: placement.rawValue, format: "simulated", placement: placement,
      clock: .sinceStart(seconds: 0),
      accelerometer: TimedSeries(timestamps: times, values: VectorSeries(forces)),
      gyroscope: rates.isEmpty
        ? nil : TimedSeries(timestamps: times, values: VectorSeries(rates)),
      holdsGravity: true)
  }
}
