import HiplineCore
import HiplineSimulation

/// Sessions that cover what people do and what they measure it with, for finding out how close results are to the truth.
///
/// A session's number is its seed: the suite is the same on every machine, and there are as many sessions as anyone wants.
/// All ranges are those that legs, exercises and devices have; they are not chosen by what an analysis can do.
package enum ValidationSuite {
  /// - Parameter number: Positive.
  package static func session(_ number: Int) -> ValidationSession {
    precondition(number > 0, "a positive number expected, got \(number)")
    var draw = Draw(seed: UInt64(number), purpose: 0x5eed)
    let device = draw.one(
      of: [
        .ideal, .phone, .phone, .consumerIMU, .consumerIMU, .accelerometer, .logger,
      ] as [ValidationSession.Device])
    let rate = draw.one(of: [25.0, 50, 50, 100, 100, 100, 200, 400])
    var parameters = SimulationParameters(
      draw.one(of: SimulatedExercise.allCases), side: draw.one(of: [.left, .right]),
      seed: UInt64(number), name: "validation-\(number)")
    movement(&parameters, &draw)
    pelvis(&parameters, &draw)
    let tremor = draw.one(of: [.none, .none, .small, .large, .large] as [ValidationSession.Tremor])
    parameters.tremor = trembling(tremor, parameters, &draw)
    parameters.sensors = [
      sensor(.thigh, device, rateHertz: device == .logger ? min(rate, 100) : rate, &draw)
    ]
    if draw.chance(0.5) {
      let pelvisRate = draw.chance(0.7) ? rate : draw.one(of: [50.0, 100])
      let placement = draw.one(of: [Placement.pelvis, .pelvis, .lumbar])
      parameters.sensors.append(sensor(placement, device, rateHertz: pelvisRate, &draw))
    }
    return ValidationSession(
      number: number, parameters: parameters, device: device, tremor: tremor)
  }

  /// Ranges of 1° to 90°, phases of 0.4 s to 6 s, holds of 0 s to 10 s, in one to three sets.
  private static func movement(_ parameters: inout SimulationParameters, _ draw: inout Draw) {
    let range = draw.logarithmic(1, 90)
    parameters.range.degrees = range
    parameters.range.variability = draw.even(0.02, 0.12)
    // Nobody swings a leg at more than some 280 °/s in an exercise: 1.875 times the mean speed of a minimum-jerk movement.
    let quickest = max(0.4, range / 150)
    parameters.tempo.liftSeconds = draw.logarithmic(quickest, 6)
    parameters.tempo.lowerSeconds = draw.logarithmic(quickest, 6)
    parameters.tempo.holdSeconds = draw.chance(0.25) ? 0 : draw.logarithmic(0.3, 10)
    parameters.tempo.variability = draw.even(0.03, 0.15)
    let tempo = parameters.tempo
    let between = draw.logarithmic(0.2, 4)
    let cycle = tempo.liftSeconds + tempo.holdSeconds + tempo.lowerSeconds + between
    let sets = draw.integer(1, 3)
    let most = max(3, min(12, Int(200 / cycle) / sets))
    let breaks = draw.chance(0.4)
    parameters.sets = (0..<sets).map { _ in
      SetPlan(
        repetitions: draw.integer(3, most), restBetweenRepetitionsSeconds: between,
        restAfterSeconds: draw.logarithmic(8, 60))
    }
    if breaks {
      parameters.postureBreak = PostureBreak(
        turnDegrees: draw.even(60, 170), shiftDegrees: draw.even(-8, 8))
    }
    let count = parameters.sets.reduce(0) { $0 + $1.repetitions }
    if draw.chance(0.4) {
      for index in 1...count where draw.chance(0.12) {
        parameters.range.partialRepetitions[index] = draw.even(0.45, 0.8)
      }
    }
    if draw.chance(0.3) { parameters.form.pauseProbability = 0.3 }
    if draw.chance(0.25) { parameters.form.secondPeakProbability = 0.25 }
    if draw.chance(0.3) { parameters.form.sagShare = -0.1...0.25 }
    parameters.hingeInclinationDegrees = draw.chance(0.5) ? draw.even(0, 10) : draw.even(0, 40)
    parameters.leadInSeconds = draw.even(1.5, 6)
    parameters.leadOutSeconds = draw.even(1.5, 5)
    parameters.liesDownFirst = draw.chance(0.5)
    parameters.getsUpAfterwards = draw.chance(0.5)
    parameters.endsInsideLastRepetition = draw.chance(0.05)
    if parameters.endsInsideLastRepetition { parameters.getsUpAfterwards = false }
  }

  /// A pelvis that does up to a tenth of the lift, and in some sessions gives way from a repetition on.
  private static func pelvis(_ parameters: inout SimulationParameters, _ draw: inout Draw) {
    let range = parameters.range.degrees
    // What a pelvis may do is limited in degrees as well as in shares: 5° is a stabilised one (Cynn et al. 2006).
    parameters.pelvis.fractionOfRange = draw.even(0, min(0.1, 5 / range))
    parameters.pelvis.swayDegreesRMS = draw.even(0.01, 0.05)
    let count = parameters.sets.reduce(0) { $0 + $1.repetitions }
    let (givesWay, onset, share) = (
      draw.chance(0.3), draw.integer(2, max(2, count - 1)), draw.even(0.35, 0.45)
    )
    if givesWay, (8...60).contains(range) {
      parameters.pelvis.onsetRepetition = onset
      parameters.pelvis.onsetDegrees = share * range
      parameters.pelvis.growthDegreesPerRepetition = 0
      parameters.pelvis.maximumDegrees = share * range
    }
  }

  /// A tremor of 4 to 12 Hz, by the acceleration that it makes 0.3 m from the hip: seen from 0.05 m/s² on.
  private static func trembling(
    _ kind: ValidationSession.Tremor, _ parameters: SimulationParameters,
    _ draw: inout Draw
  ) -> TremorPlan? {
    let hertz = draw.even(4, 12)
    let count = parameters.sets.reduce(0) { $0 + $1.repetitions }
    let peak = draw.integer(max(1, count / 2), count)
    let (small, large) = (draw.logarithmic(0.005, 0.03), draw.logarithmic(0.4, 2))
    let turn = 2 * Double.pi * hertz
    func degrees(_ acceleration: Double) -> Double {
      acceleration / (0.3 * turn * turn) * 180 / .pi
    }
    var plan = TremorPlan()
    plan.frequencyHertz = hertz
    switch kind {
    case .none: return nil
    case .small:
      plan.baselineDegreesRMS = degrees(small)
      plan.peakDegreesRMS = plan.baselineDegreesRMS
    case .large:
      plan.baselineDegreesRMS = degrees(small)
      // At least twice the 1 °/s from which a truth calls it shaking.
      plan.peakDegreesRMS = max(degrees(large), 2 / turn)
      plan.onsetRepetition = max(1, min(peak, count / 3))
      plan.peakRepetition = peak
    }
    return plan
  }

  private static func sensor(
    _ placement: Placement, _ device: ValidationSession.Device, rateHertz: Double,
    _ draw: inout Draw
  ) -> SensorSetup {
    var model: SensorModel =
      switch device {
      case .ideal: .ideal
      case .phone, .accelerometer: .phone
      case .consumerIMU: .consumerIMU
      case .logger: .axivityAX3
      }
    if device == .accelerometer { model.gyroscope = nil }
    model.sampling.nominalRateHertz = rateHertz
    model.sampling.trueRateFactor = draw.even(0.98, 1.02)
    model.sampling.timestampJitterSeconds = min(
      model.sampling.timestampJitterSeconds, 0.1 / rateHertz)
    if draw.chance(0.3) { model.sampling.lossProbability = draw.even(0, 0.005) }
    return SensorSetup(placement: placement, mounting: draw.rotation(), model: model)
  }
}
