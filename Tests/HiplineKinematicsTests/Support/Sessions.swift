import HiplineCore
import HiplineSimulation

/// Sessions that several suites look at, simulated once.
enum Sessions {
  /// Four clamshells measured by a phone at thigh.
  static let phone: SimulatedSession = {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 31)
    parameters.sets = [SetPlan(repetitions: 4)]
    return Simulator.run(parameters)
  }()

  /// Four clamshells measured by an inertial unit whose bias nobody removed.
  static let biased: SimulatedSession = {
    var parameters = SimulationParameters(.clamshell, side: .left, seed: 32)
    parameters.sets = [SetPlan(repetitions: 4)]
    parameters.sensors = [SensorSetup(placement: .thigh, model: .consumerIMU)]
    return Simulator.run(parameters)
  }()
}

extension SimulatedSession {
  /// The first recording as if its time stamps had no jitter.
  var uniform: UniformRecording {
    let recording = recordings[0]
    return UniformRecording(
      sampleRateHertz: truth.sensors[0].sampleRateHertz,
      accelerometer: recording.accelerometer?.values ?? VectorSeries([]),
      gyroscope: recording.gyroscope?.values)
  }

  /// The true hinge axis in sensor coordinates before the first repetition.
  var hingeAxisInSensor: Vector3 {
    let axis = truth.hingeAxis
    return orientations[0][0].conjugate.rotate(Vector3(axis[0], axis[1], axis[2]))
  }

  /// The true vertical in sensor coordinates, `[samples]`.
  var trueUp: [Vector3] { orientations[0].map { $0.conjugate.rotate(Vector3(0, 0, 1)) } }
}
