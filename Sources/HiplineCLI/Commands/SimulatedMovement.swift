package import ArgumentParser
package import HiplineCore
package import HiplineSimulation

/// How an exercise is done and what measures it, on the command line.
package struct SimulatedMovement: ParsableArguments {
  @Option(help: "The side that moves.")
  var side = Side.right

  @Option(help: "Equal seeds give equal recordings", in: 0 ... .max)
  package var seed: UInt64 = 1

  @Option(help: "Repetitions in a set", in: 1...200)
  var repetitions = 10

  @Option(help: "Sets", in: 1...50)
  var sets = 1

  @Option(help: "Range of motion in degrees", valueName: "degrees", in: 0.001...120)
  var rom = 20.0

  @Option(help: "Time of the lift in seconds", valueName: "seconds", in: 0.01...60)
  var lift = 2.0

  @Option(help: "Time at the top in seconds", valueName: "seconds", in: 0...120)
  var hold = 2.5

  @Option(help: "Time of the lowering in seconds", valueName: "seconds", in: 0.01...60)
  var lower = 2.0

  @Option(help: "Largest tremor, RMS of the angle in degrees", valueName: "degrees", in: 0...5)
  var tremor: Double?

  @Option(
    help: "Frequency of the tremor in hertz, at most 0.4 of the rate", valueName: "hertz",
    in: 0.1...800)
  var tremorFrequency = 8.0

  @Option(help: "The repetition from which on the pelvis rolls along", in: 1...10_000)
  var pelvisFrom: Int?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("Where a sensor is strapped; repeat it.", valueName: "placement"))
  package var placements: [Placement] = [.thigh]

  @Option(help: "The kind of sensor.")
  var sensor = SensorKind.phone

  @Option(help: "Sampling rate in hertz", valueName: "hertz", in: 10...2000)
  var rate = 100.0

  package init() {}

  package func validate() throws {
    if tremorFrequency > rate * 0.4 {
      throw ValidationError(
        "'--tremor-frequency' must be at most 0.4 of '--rate', which is \(rate * 0.4).")
    }
    if let pelvisFrom, pelvisFrom > repetitions * sets {
      throw ValidationError(
        "'--pelvis-from' must be a repetition, from 1 to \(repetitions * sets).")
    }
    if Set(placements).count < placements.count {
      throw ValidationError("'--at' names a placement twice.")
    }
    let seconds = Double(repetitions * sets) * (lift + hold + lower)
    if seconds * rate * Double(placements.count) > Self.mostSamples {
      throw ValidationError(
        "The session would have more than \(Int(Self.mostSamples)) samples: lower '--sets', '--repetitions', "
          + "'--rate' or the times.")
    }
  }

  /// Of all sensors together: a session is simulated in memory, at about 300 bytes a sample.
  ///
  /// Chosen, not derived: 1.5 GB, which most machines have.
  private static let mostSamples = 5e6

  package func parameters(of exercise: SimulatedExercise) -> SimulationParameters {
    var parameters = SimulationParameters(exercise, side: side, seed: seed)
    parameters.sets = Array(repeating: SetPlan(repetitions: repetitions), count: sets)
    parameters.range.degrees = rom
    parameters.tempo.liftSeconds = lift
    parameters.tempo.holdSeconds = hold
    parameters.tempo.lowerSeconds = lower
    if let tremor {
      var plan = TremorPlan()
      plan.frequencyHertz = tremorFrequency
      plan.peakDegreesRMS = tremor
      plan.onsetRepetition = max(1, repetitions / 3)
      plan.peakRepetition = max(2, repetitions - 1)
      parameters.tremor = plan
    }
    parameters.pelvis.onsetRepetition = pelvisFrom
    parameters.sensors = placements.map { placement in
      var setup = SensorSetup(placement: placement, model: sensor.model)
      setup.model.sampling.nominalRateHertz = rate
      return setup
    }
    return parameters
  }
}

/// The kinds of sensor that can be simulated.
enum SensorKind: String, ExpressibleByArgument, CaseIterable {
  case ideal
  case phone
  case consumerIMU = "consumer-imu"
  case axivity

  var model: SensorModel {
    switch self {
    case .ideal: .ideal
    case .phone: .phone
    case .consumerIMU: .consumerIMU
    case .axivity: .axivityAX3
    }
  }
}
