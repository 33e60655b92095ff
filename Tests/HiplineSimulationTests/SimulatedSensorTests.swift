import HiplineCore
import RealModule
import Testing

@testable import HiplineSimulation

struct SimulatedSensorTests {
  @Test(arguments: SimulatedExercise.allCases)
  func `integrating an ideal gyroscope reproduces the true orientation`(
    exercise: SimulatedExercise
  ) throws {
    var parameters = idealParameters(exercise, rateHertz: 1_000)
    parameters.tremor = strongTremor()
    parameters.liesDownFirst = true
    parameters.pelvis.fractionOfRange = 0.3
    parameters.sensors.append(idealSensor(.pelvis, rateHertz: 1_000))
    let session = Simulator.run(parameters)
    for (recording, truth) in zip(session.recordings, session.orientations) {
      let rates = try #require(recording.gyroscope).values
      var orientation = truth[0]
      var worst = 0.0
      for index in 1..<rates.count {
        let mean = (rates[index - 1] + rates[index]) / 2
        orientation = (orientation * Quaternion(rotationVector: mean / 1_000)).normalized
        worst = max(worst, degreesBetween(orientation, truth[index]))
      }
      #expect(worst < 0.01)
    }
  }

  @Test(arguments: SimulatedExercise.allCases, Side.allCases)
  func `gravity at rest and in the hold tells the true angle`(
    exercise: SimulatedExercise, side: Side
  ) throws {
    var parameters = idealParameters(exercise, side: side)
    parameters.pelvis.swayDegreesRMS = 0
    let session = Simulator.run(parameters)
    let setup = parameters.sensors[0]
    let forces = try #require(session.recordings[0].accelerometer).values
    let repetition = session.truth.repetitions[1]
    let moments = [
      1.0, (repetition.topStartSeconds + repetition.topEndSeconds) / 2, repetition.endSeconds + 0.5,
    ]
    for seconds in moments {
      let index = Int((seconds * 100).rounded())
      let up = setup.mounting.rotate(forces[index])
      // How far the plane of the hinge axis and the thigh is raised: up, seen along the hinge.
      let posture = RestPosture(exercise, side: side, hingeInclinationDegrees: 0)
      let hinge = posture.thighAttitude.conjugate.rotate(posture.hingeAxis)
      let level = posture.thighAttitude.conjugate.rotate(Vector3(0, 0, 1))
      let angle = -Double.atan2(y: hinge.dot(level.cross(up)), x: level.dot(up)) * 180 / .pi
      #expect(abs(angle - session.angles.thighDegrees[index]) < 1e-9)
    }
  }

  @Test func `a mounting is a rotation of all vectors and nothing else`() throws {
    var parameters = idealParameters()
    parameters.tremor = strongTremor()
    parameters.sensors[0].mounting = .identity
    let straight = Simulator.run(parameters).recordings[0]
    let mounting = Quaternion(0.1, -0.7, 0.5, 0.3).normalized
    parameters.sensors[0].mounting = mounting
    let turned = Simulator.run(parameters).recordings[0]
    for (a, b) in [
      (straight.accelerometer, turned.accelerometer), (straight.gyroscope, turned.gyroscope),
    ] {
      let (a, b) = (try #require(a).values, try #require(b).values)
      let worst = a.indices.map { (a[$0] - mounting.rotate(b[$0])).norm }.max() ?? 1
      #expect(worst < 1e-12)
    }
  }

  @Test func `lost samples are absent from the stamps and everything stays in step`() throws {
    var parameters = idealParameters()
    let whole = Simulator.run(parameters)
    parameters.sensors[0].model.sampling.gaps = [5.0..<5.5, 9.0..<9.25]
    parameters.sensors[0].model.sampling.lossProbability = 0.02
    let session = Simulator.run(parameters)
    let forces = try #require(session.recordings[0].accelerometer)
    let complete = try #require(whole.recordings[0].accelerometer)
    #expect(!forces.timestamps.contains { (5.0..<5.5).contains($0) || (9.0..<9.25).contains($0) })
    #expect(session.truth.sensors[0].samples == forces.count)
    #expect(session.truth.sensors[0].lostSamples == complete.count - forces.count)
    #expect(session.truth.sensors[0].lostSamples > 75)
    #expect(session.orientations[0].count == forces.count)
    let kept = forces.timestamps.map { complete.values[Int(($0 * 100).rounded())] }
    #expect(forces.values == VectorSeries(kept))
  }

  @Test func `jittered stamps stay in order and start at zero`() throws {
    var parameters = idealParameters()
    parameters.sensors[0].model.sampling.timestampJitterSeconds = 0.004
    let stamps = try #require(Simulator.run(parameters).recordings[0].accelerometer).timestamps
    #expect(stamps[0] == 0)
    #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0 < $1 })
    let deviations = stamps.enumerated().map { $1 - Double($0) / 100 }
    #expect(rootMeanSquare(deviations) > 0.002)
  }

  @Test func `a slow device takes fewer samples and stamps them truly`() throws {
    var parameters = idealParameters()
    parameters.sensors[0].model.sampling.trueRateFactor = 0.98
    let session = Simulator.run(parameters)
    let stamps = try #require(session.recordings[0].accelerometer).timestamps
    #expect(session.recordings[0].nominalRateHertz == 100)
    #expect(abs(stamps[98] - 1) < 1e-12)
    #expect(abs(session.truth.sensors[0].sampleRateHertz - 98) < 1e-12)
  }
}
