import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct SegmentMotionTests {
  private var swing: Swing {
    var swing = Swing()
    swing.motion = Swing.sine(degrees: 20, hertz: 0.2)
    return swing
  }

  @Test func `the turning of gravity shows the rate about a level axis without a gyroscope`() {
    let swing = swing
    let motion = SegmentMotion(swing.recording(withGyroscope: false))
    #expect(motion.gyroscope == nil)
    #expect(motion.up.source == .accelerometer)
    // A second at either end belongs to the filter.
    let errors = (100..<1900).map { (motion.angularRate[$0] - swing.rates[$0]).norm }
    #expect((errors.max() ?? .infinity) < 0.01 * 20 * degree)
  }

  @Test func `a rotation about the vertical does not show without a gyroscope`() {
    var swing = swing
    swing.axis = swing.up
    let motion = SegmentMotion(swing.recording(withGyroscope: false))
    #expect((motion.angularRate.norms.max() ?? .infinity) < .recursion)
  }

  @Test func `a gyroscope's bias is in neither of its streams`() {
    var swing = swing
    let bias = Vector3(0.02, -0.01, 0.015)
    let sine = swing.motion
    swing.motion = { $0 < 5 ? (sine(0).angle, 0) : sine($0 - 5) }
    let motion = SegmentMotion(swing.recording(bias: bias))
    let still = swing.rates
    for index in [100, 300, 900, 1500] {
      #expect(((motion.gyroscope?[index] ?? bias) - still[index]).norm < 1e-3 * degree)
      #expect((motion.angularRate[index] - still[index]).norm < 0.1 * degree)
    }
    #expect(motion.up.source == .accelerometerAndGyroscope)
    #expect(motion.count == swing.times.count)
  }

  @Test func `shaking stays in the gyroscope and leaves the movement`() throws {
    var swing = swing
    swing.motion = Swing.sine(degrees: 1, hertz: 8)
    let motion = SegmentMotion(swing.recording())
    let middle = 500..<1500
    let raw = try #require(motion.gyroscope)
    let left = middle.map { motion.angularRate[$0].norm }.max() ?? .infinity
    let whole = middle.map { raw[$0].norm }.max() ?? 0
    #expect(left < 0.02 * whole)
  }
}
