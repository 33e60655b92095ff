import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct GyroscopeBiasTests {
  private func estimate(_ recording: UniformRecording) -> Vector3 {
    GyroscopeBias.estimate(
      recording, up: UpDirection.fromAccelerometer(recording).vectors)
  }

  @Test func `the bias is read where the leg lies still`() {
    var swing = Swing()
    let bias = Vector3(0.8, -1.2, 0.5) * degree
    let sine = Swing.sine(degrees: 20, hertz: 0.3)
    swing.motion = { $0 < 5 ? (sine(0).0, 0) : sine($0 - 5) }
    #expect((estimate(swing.recording(bias: bias)) - bias).norm < .rounding)
  }

  @Test func `the bias of a simulated inertial unit is found within its noise and drift`() {
    let bias = Vector3(0.6, -0.9, 0.4) * degree
    #expect((estimate(Sessions.biased.uniform) - bias).norm < 0.05 * degree)
  }

  @Test(arguments: [1.0, 2, 3], [0.1, 0.25, 0.5])
  func `small slow repetitions without a rest are not learnt as bias`(
    range: Double, hertz: Double
  ) throws {
    var swing = Swing()
    swing.motion = Swing.sine(degrees: range, hertz: hertz)
    let recording = swing.recording()
    #expect(estimate(recording).norm < 0.1 * degree)
    let motion = SegmentMotion(recording)
    let angle = try #require(HingeAngle.measure(motion, in: 0..<motion.count))
    // The filter at 2.5 Hz takes 0.2 % at 0.5 Hz.
    #expect(abs(spread(angle.degrees[500..<1500]) - range) < 0.02 * range)
  }

  @Test(arguments: [0.1, 0.2, 0.3])
  func `going and coming back at the top is not stillness`(hertz: Double) {
    var swing = Swing()
    swing.motion = Swing.sine(degrees: 24, hertz: hertz)
    #expect(estimate(swing.recording()).norm < 1e-4)
  }

  @Test func `nothing still means no bias`() {
    var swing = Swing()
    swing.motion = { (20 * degree * $0, 20 * degree) }
    #expect(estimate(swing.recording()).norm < 1e-4)
  }

  @Test func `more than three degrees a second about the vertical is a turn, not a bias`() {
    var swing = Swing()
    swing.axis = swing.up
    swing.motion = { (4 * degree * $0, 4 * degree) }
    #expect(estimate(swing.recording()).norm < 1e-4)
    swing.motion = { (2 * degree * $0, 2 * degree) }
    #expect((estimate(swing.recording()) - swing.up * (2 * degree)).norm < .rounding)
  }

  @Test(arguments: [3.0, 5, 10, 20, 34])
  func `a large bias is read where the leg lies still between movements`(size: Double) throws {
    let direction = try #require(Vector3(2, -1, 0.5).normalized)
    var swing = Swing()
    let sine = Swing.sine(degrees: 20, hertz: 0.3)
    swing.motion = { $0 < 5 ? (sine(0).0, 0) : sine($0 - 5) }
    let bias = direction * (size * degree)
    #expect((estimate(swing.recording(bias: bias)) - bias).norm < 0.01 * degree)
    // No gyroscope has twice that.
    #expect(estimate(swing.recording(bias: direction * (70 * degree))) == .zero)
  }

  @Test(arguments: [6.0, 12, 20, 30])
  func `a large bias is read beside movements about the vertical alone`(size: Double) throws {
    var swing = Swing()
    swing.axis = swing.up
    let sine = Swing.sine(degrees: 10, hertz: 0.25)
    swing.motion = { $0 < 5 ? (sine(0).0, 0) : sine($0 - 5) }
    // Gravity would have turned by a rate across it.
    let across = try #require(swing.up.cross(Vector3(0.3, 0.2, -1)).normalized)
    let bias = (across + swing.up * 0.5) * (size * degree)
    #expect((estimate(swing.recording(bias: bias)) - bias).norm < 0.01 * degree)
  }

  @Test func `nobody turns round and round`() {
    var swing = Swing()
    swing.axis = swing.up
    // 20 s of 20 °/s are more than once round.
    let bias = swing.up * (20 * degree)
    #expect((estimate(swing.recording(bias: bias)) - bias).norm < 0.01 * degree)
  }

  @Test func `without a gyroscope there is nothing to correct`() {
    #expect(estimate(Swing().recording(withGyroscope: false)) == .zero)
  }
}
