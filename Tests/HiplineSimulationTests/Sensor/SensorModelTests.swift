import HiplineCore
import RealModule
import Testing

@testable import HiplineSimulation

struct SensorModelTests {
  private static func stillSession(_ setup: SensorSetup, seconds: Double = 30) -> SimulatedSession {
    var parameters = SimulationParameters(.legLift, seed: 6)
    parameters.sets = []
    parameters.pelvis.swayDegreesRMS = 0
    parameters.leadInSeconds = seconds
    parameters.leadOutSeconds = 0
    parameters.sensors = [setup]
    return Simulator.run(parameters)
  }

  @Test(arguments: Placement.allCases)
  func `at rest an ideal sensor measures exactly one g and no rotation`(
    placement: Placement
  ) throws {
    let recording = Self.stillSession(idealSensor(placement), seconds: 2).recordings[0]
    let forces = try #require(recording.accelerometer).values
    let rates = try #require(recording.gyroscope).values
    #expect(forces.norms.allSatisfy { abs($0 - StillNorm.standardGravity) < 1e-12 })
    #expect(rates.norms.allSatisfy { $0 == 0 })
  }

  @Test func `noise has the density of the data sheet`() throws {
    var model = SensorModel.ideal
    model.accelerometer.noiseMicroGPerRootHertz = 400
    model.gyroscope?.noiseDegreesPerSecondPerRootHertz = 0.005
    let setup = SensorSetup(placement: .thigh, model: model)
    let session = Self.stillSession(setup, seconds: 120)
    let forces = try #require(session.recordings[0].accelerometer).values
    let rates = try #require(session.recordings[0].gyroscope).values
    let mean = forces.x.reduce(0, +) / Double(forces.count)
    // 400 µg/√Hz over the 50 Hz up to half the rate; four standard errors of 12,000 samples.
    let expected = 400e-6 * StillNorm.standardGravity * Double(50).squareRoot()
    #expect(abs(rootMeanSquare(forces.x.map { $0 - mean }) / expected - 1) < 0.026)
    let expectedRate = 0.005 * .pi / 180 * Double(50).squareRoot()
    #expect(abs(rootMeanSquare(rates.y) / expectedRate - 1) < 0.026)
  }

  @Test func `the AX3 reads multiples of a sixty-fourth of g and has no gyroscope`() throws {
    let setup = SensorSetup(placement: .thigh, model: .axivityAX3)
    let recording = Self.stillSession(setup).recordings[0]
    #expect(recording.gyroscope == nil)
    #expect(recording.channels == [.accelerometer])
    let steps = try #require(recording.accelerometer).values.components.joined().map {
      $0 / StillNorm.standardGravity * 64
    }
    #expect(steps.allSatisfy { abs($0 - $0.rounded()) < 1e-9 })
  }

  @Test func `the bias of a gyroscope starts as told and drifts by the minute`() throws {
    var model = SensorModel.ideal
    model.gyroscope?.biasDegreesPerSecond = Vector3(0.5, -1, 0)
    model.gyroscope?.driftDegreesPerSecondPerMinute = Vector3(0, 0.2, 0.1)
    let session = Self.stillSession(SensorSetup(placement: .thigh, model: model), seconds: 60)
    let rates = try #require(session.recordings[0].gyroscope).values
    let degrees = 180 / Double.pi
    #expect((rates[0] * degrees - Vector3(0.5, -1, 0)).norm < 1e-12)
    #expect((rates[rates.count - 1] * degrees - Vector3(0.5, -0.8, 0.1)).norm < 1e-9)
  }

  @Test func `readings beyond the range are cut`() throws {
    var parameters = idealParameters()
    parameters.sensors[0].model.gyroscope?.rangeDegreesPerSecond = 5
    let rates = try #require(Simulator.run(parameters).recordings[0].gyroscope).values
    let limit = 5 * Double.pi / 180
    let largest = rates.components.joined().map(abs).max()
    #expect(largest == limit)
  }

  @Test func `scale errors stretch each axis by itself`() {
    var generator = SplitMix64(seed: 1)
    let model = AccelerometerModel(
      scaleError: Vector3(0.1, -0.1, 0), biasMilliG: Vector3(0, 0, 1_000))
    let read = model.read(Vector3(1, 2, 3), rateHertz: 100, from: &generator)
    #expect((read - Vector3(1.1, 1.8, 3 + StillNorm.standardGravity)).norm < 1e-12)
  }
}
