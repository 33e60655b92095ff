import ArgumentParser
import Foundation
import HiplineCore
import HiplineSimulation

/// `hipline simulate`: recordings whose truth is known.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write recordings with known truth.",
    discussion: """
      Writes a session folder: session.yaml, one CSV file a sensor, and truth.json with the true \
      angles of every repetition, its tremor and its pelvis motion. With --hours, files as an Axivity logger \
      exports them, and the times of the bouts.

      Ready-made sessions: \(Scenario.all.map(\.name).joined(separator: ", ")).
      """)

  @Argument(help: "The exercise, unless --scenario names a ready-made session.")
  var exercise: SimulatedExercise?

  @Option(help: "A ready-made session, as it is.")
  var scenario: ScenarioName?

  @Option(
    help: ArgumentHelp("A session of the validation suite, as it is.", valueName: "number"))
  var validation: Int?

  @Option(help: ArgumentHelp("The folder to write; made if missing.", valueName: "dir"))
  var out: String

  @Option(help: "The side that moves.")
  var side = Side.right

  @Option(help: "Equal seeds give equal recordings.")
  var seed: UInt64 = 1

  @Option(help: "Repetitions in a set.")
  var repetitions = 10

  @Option(help: "Sets.")
  var sets = 1

  @Option(help: ArgumentHelp("Range of motion in degrees.", valueName: "degrees"))
  var rom = 20.0

  @Option(help: ArgumentHelp("Time of the lift in seconds.", valueName: "seconds"))
  var lift = 2.0

  @Option(help: ArgumentHelp("Time at the top in seconds.", valueName: "seconds"))
  var hold = 2.5

  @Option(help: ArgumentHelp("Time of the lowering in seconds.", valueName: "seconds"))
  var lower = 2.0

  @Option(
    help: ArgumentHelp("Largest tremor, RMS of the angle in degrees.", valueName: "degrees"))
  var tremor: Double?

  @Option(help: ArgumentHelp("Frequency of the tremor in hertz.", valueName: "hertz"))
  var tremorFrequency = 8.0

  @Option(help: "The repetition from which on the pelvis rolls along.")
  var pelvisFrom: Int?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("Where a sensor is strapped; repeat it.", valueName: "placement"))
  var placements: [Placement] = [.thigh]

  @Option(help: "The kind of sensor.")
  var sensor = SensorKind.phone

  @Option(help: ArgumentHelp("Sampling rate in hertz.", valueName: "hertz"))
  var rate = 100.0

  @Option(
    help: ArgumentHelp(
      "So many hours of daily life with the exercise once in a while, from seven in the morning on.",
      valueName: "hours"))
  var hours: Double?

  func validate() throws {
    if [exercise != nil, scenario != nil, validation != nil].count(where: { $0 }) != 1 {
      throw ValidationError("Name either an exercise, a --scenario or a --validation session.")
    }
    if let validation, validation < 1 {
      throw ValidationError("'--validation' must be positive.")
    }
    let positive: [(String, Double)] = [
      ("rom", rom), ("lift", lift), ("lower", lower), ("rate", rate),
      ("tremor-frequency", tremorFrequency), ("repetitions", Double(repetitions)),
      ("sets", Double(sets)),
    ]
    for (name, value) in positive where !(value > 0 && value.isFinite) {
      throw ValidationError("'--\(name)' must be positive.")
    }
    if !(hold >= 0 && hold.isFinite) { throw ValidationError("'--hold' must not be negative.") }
    if let tremor, !(tremor >= 0 && tremor.isFinite) {
      throw ValidationError("'--tremor' must not be negative.")
    }
    let most: [(String, Double, Double)] = [
      ("repetitions", Double(repetitions), 200), ("sets", Double(sets), 50), ("lift", lift, 60),
      ("hold", hold, 120), ("lower", lower, 60), ("tremor", tremor ?? 0, 5),
      ("tremor-frequency", tremorFrequency, rate / 2.5),
    ]
    for (name, value, limit) in most where value > limit {
      throw ValidationError("'--\(name)' must be at most \(limit).")
    }
    if let pelvisFrom, !(1...repetitions * sets).contains(pelvisFrom) {
      throw ValidationError(
        "'--pelvis-from' must be a repetition, from 1 to \(repetitions * sets).")
    }
    if rom > 120 { throw ValidationError("'--rom' must be at most 120 degrees.") }
    if rate < 10 || rate > 2000 {
      throw ValidationError("'--rate' must be between 10 and 2000 Hz.")
    }
    if let hours {
      if exercise == nil { throw ValidationError("'--hours' needs an exercise.") }
      if !(hours > 0 && hours <= 1000) {
        throw ValidationError("'--hours' must be positive and at most 1000.")
      }
      if !placements.allSatisfy({ [.thigh, .pelvis].contains($0) }) {
        throw ValidationError("'--hours' knows the placements thigh and pelvis only.")
      }
    }
    if Set(placements).count < placements.count {
      throw ValidationError("'--at' names a placement twice.")
    }
  }

  func run() throws {
    if let hours { return try writeDailyLife(hours) }
    let parameters =
      validation.map { ValidationSuite.session($0).parameters } ?? scenario?.scenario.parameters
      ?? custom
    let session = Simulator.run(parameters)
    do {
      try SimulatedFolder(path: out).write(session, side: parameters.side)
    } catch {
      StandardStreams.say("error: \(out): cannot be written: \(error.localizedDescription)")
      throw ExitStatus.failure
    }
  }

  private func writeDailyLife(_ hours: Double) throws {
    var bout = custom
    // People rest longer between sets than a file that is to be small has it.
    bout.sets = bout.sets.map {
      SetPlan(repetitions: $0.repetitions, restAfterSeconds: 60)
    }
    var parameters = DailyLifeParameters(hours: hours, bout: bout, seed: seed)
    parameters.sensors = bout.sensors
    do {
      try SimulatedDays(path: out).write(DailyLife(parameters))
    } catch {
      StandardStreams.say("error: \(out): cannot be written: \(error.localizedDescription)")
      throw ExitStatus.failure
    }
  }

  private var custom: SimulationParameters {
    var parameters = SimulationParameters(exercise ?? .clamshell, side: side, seed: seed)
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

/// The name of a ready-made session on the command line.
struct ScenarioName: ExpressibleByArgument {
  var scenario: Scenario

  init?(argument: String) {
    guard let scenario = Scenario.named(argument) else { return nil }
    self.scenario = scenario
  }

  static var allValueStrings: [String] { Scenario.all.map(\.name) }
}
