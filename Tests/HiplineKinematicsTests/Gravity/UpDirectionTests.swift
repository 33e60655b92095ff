import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct UpDirectionTests {
  private func largestError(
    _ up: UpDirection, _ truth: [Vector3], margin: Int = 100
  ) -> Double {
    (margin..<(truth.count - margin)).map {
      Angle.degrees(between: up.vectors[$0], and: truth[$0])
    }.max() ?? .infinity
  }

  @Test func `at rest up is the accelerometer's direction, whatever its length`() {
    let vector = Vector3(1, -7, 4)
    let up = UpDirection.fromAccelerometer(
      UniformRecording(
        sampleRateHertz: 50, accelerometer: VectorSeries([Vector3](repeating: vector, count: 200))))
    for index in up.vectors.indices {
      #expect((up.vectors[index] - vector / vector.norm).norm < .recursion)
    }
    #expect(up.disagreementDegrees == nil)
    #expect(up.source == .accelerometer)
  }

  @Test func `fused and alone the vertical of a simulated leg is within half a degree`() {
    let session = Sessions.phone
    let recording = session.uniform
    let alone = UpDirection.fromAccelerometer(recording)
    let motion = SegmentMotion(recording)
    #expect(largestError(alone, session.trueUp) < 2 * .phoneDirectionDegrees)
    #expect(largestError(motion.up, session.trueUp) < .phoneDirectionDegrees)
  }

  @Test func `fusing with a gyroscope brings the vertical closer than the accelerometer alone`() {
    var parameters = SimulationParameters(.clamshell, seed: 33)
    parameters.sets = [SetPlan(repetitions: 3)]
    parameters.range.degrees = 40
    parameters.tempo = TempoPlan(liftSeconds: 0.7, holdSeconds: 1, lowerSeconds: 0.7)
    parameters.sensors = [SensorSetup(placement: .thigh, model: .ideal)]
    let session = Simulator.run(parameters)
    let recording = session.uniform
    let alone = largestError(UpDirection.fromAccelerometer(recording), session.trueUp)
    let fused = largestError(SegmentMotion(recording).up, session.trueUp)
    #expect(fused < alone / 2)
  }

  @Test func `gyroscope and accelerometer agree where nothing accelerates`() throws {
    var swing = Swing()
    swing.motion = Swing.sine(degrees: 20, hertz: 0.2)
    let up = SegmentMotion(swing.recording()).up
    let disagreement = try #require(up.disagreementDegrees)
    #expect(disagreement.count == swing.times.count)
    #expect((disagreement[600..<1400].max() ?? .infinity) < .settlingDegrees)
  }

  @Test func `a sensor in free fall throughout points along its own z axis`() {
    let weightless = [Vector3](repeating: .zero, count: 100)
    let up = UpDirection.fromAccelerometer(
      UniformRecording(sampleRateHertz: 50, accelerometer: VectorSeries(weightless)))
    #expect(up.vectors[50] == Vector3(0, 0, 1))
  }
}
