import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import Testing

/// A simulated session with its truth and what the analysis says of it.
struct AnalysedSession: Sendable, CustomTestStringConvertible {
  let session: SimulatedSession
  let result: SessionResult

  var testDescription: String { session.truth.name }

  init(_ parameters: SimulationParameters) {
    session = Simulator.run(parameters)
    do { result = try Analyzer().analyze(session.input) } catch { fatalError("\(error)") }
  }
}

extension SimulatedSession {
  var input: SessionInput { input(recordings) }

  func input(_ recordings: [Recording]) -> SessionInput {
    SessionInput(
      id: truth.name, exercise: Exercise.named(truth.exercise.rawValue), side: truth.side,
      recordings: recordings)
  }
}

/// Sessions that several suites look at, simulated and analysed once.
enum Sessions {
  static let scenarios = Scenario.all.map { AnalysedSession($0.parameters) }

  /// Four clamshells of a leg that shakes, measured at thigh and pelvis by ideal sensors.
  static let short = AnalysedSession(shortParameters)

  static let shortParameters: SimulationParameters = {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 71, name: "short")
    parameters.sets = [SetPlan(repetitions: 4)]
    parameters.tremor = TremorPlan()
    parameters.tremor?.onsetRepetition = 1
    parameters.tremor?.peakRepetition = 1
    parameters.tremor?.factorPerRepetitionAfterPeak = 0.9
    parameters.sensors = [
      SensorSetup(placement: .thigh, model: .unquantised),
      SensorSetup(placement: .pelvis, model: .unquantised),
    ]
    return parameters
  }()

  /// The same leg, measured at the thigh by an accelerometer alone.
  static let accelerometerOnly: AnalysedSession = {
    var parameters = shortParameters
    parameters.name = "accelerometer-only"
    parameters.sensors = [SensorSetup(placement: .thigh, model: .unquantised)]
    parameters.sensors[0].model.gyroscope = nil
    return AnalysedSession(parameters)
  }()
}

extension SensorModel {
  /// A phone's noise without its steps, so that every axis reads alike.
  static let unquantised = SensorModel(
    accelerometer: AccelerometerModel(noiseMicroGPerRootHertz: 150),
    gyroscope: GyroscopeModel(noiseDegreesPerSecondPerRootHertz: 0.007))
}

extension Recording {
  func mapping(_ transform: (Vector3) -> Vector3) -> Recording {
    var copy = self
    copy.accelerometer = accelerometer.map {
      TimedSeries(timestamps: $0.timestamps, values: $0.values.map(transform))
    }
    copy.gyroscope = gyroscope.map {
      TimedSeries(timestamps: $0.timestamps, values: $0.values.map(transform))
    }
    return copy
  }

  /// The samples that meet a condition on their time.
  func keeping(_ isKept: (Double) -> Bool) -> Recording {
    func kept(_ stream: TimedSeries) -> TimedSeries {
      let indices = stream.timestamps.indices.filter { isKept(stream.timestamps[$0]) }
      return TimedSeries(
        timestamps: indices.map { stream.timestamps[$0] },
        values: VectorSeries(indices.map { stream.values[$0] }))
    }
    var copy = self
    copy.accelerometer = accelerometer.map(kept)
    copy.gyroscope = gyroscope.map(kept)
    return copy
  }
}

/// A metric's reading, by hand.
func value(_ definition: MetricDefinition, _ number: Double?) -> MetricValue {
  number.map { definition.value($0) } ?? definition.unavailable("not measured")
}

/// A recording of gravity alone at a rate, with noise of a seed on every axis.
func stillRecording(
  seconds: Double, rateHertz: Double = 100, noise: Double = 0.01, seed: UInt64 = 1
)
  -> Recording
{
  var generator = SplitMix64(seed: seed)
  let times = (0..<Int(seconds * rateHertz)).map { Double($0) / rateHertz }
  return Recording(
    name: "still", format: "test",
    accelerometer: TimedSeries(
      timestamps: times,
      values: VectorSeries(
        times.map { _ in
          Vector3(
            noise * generator.nextGaussian(), noise * generator.nextGaussian(),
            StillNorm.standardGravity + noise * generator.nextGaussian())
        })))
}
