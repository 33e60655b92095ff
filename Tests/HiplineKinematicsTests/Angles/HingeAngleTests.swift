import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct HingeAngleTests {
  private func measured(_ swing: Swing, withGyroscope: Bool = true) -> HingeAngle? {
    let motion = SegmentMotion(swing.recording(withGyroscope: withGyroscope))
    return HingeAngle.measure(motion, in: 0..<motion.count)
  }

  private var swing: Swing {
    var swing = Swing()
    swing.motion = Swing.sine(degrees: 24, hertz: 0.2)
    return swing
  }

  @Test(arguments: [true, false])
  func `the angle is the turn about the axis, from a zero at the median pose`(
    withGyroscope: Bool
  ) throws {
    let swing = swing
    let angle = try #require(measured(swing, withGyroscope: withGyroscope))
    let sign: Double = angle.axis.direction.dot(swing.axis) > 0 ? 1 : -1
    let errors = zip(angle.degrees, swing.angles).dropFirst(800).dropLast(800)
      .map { abs($0 * sign - $1) }
    #expect((errors.max() ?? .infinity) < .settlingDegrees)
    #expect(angle.source == .gravity)
    #expect(angle.inclinationDegrees < .settlingDegrees)
  }

  @Test func `the angle grows where the rate about the axis is positive`() throws {
    let angle = try #require(measured(swing))
    for index in stride(from: 200, to: 1800, by: 50) {
      let slope = (angle.degrees[index + 1] - angle.degrees[index - 1]) * 50
      #expect(abs(slope - angle.rateDegreesPerSecond[index]) < 0.1)
    }
    #expect((angle.rateDegreesPerSecond.max() ?? 0) > 10)
  }

  @Test func `two full turns unwrap past 180 degrees`() throws {
    var swing = swing
    swing.motion = Swing.sine(degrees: 720, hertz: 0.05)
    let angle = try #require(measured(swing))
    #expect(abs(spread(angle.degrees) - 720) < 1)
    let steps = zip(angle.degrees.dropFirst(), angle.degrees).map { abs($0 - $1) }
    #expect((steps.max() ?? .infinity) < 5)
  }

  @Test func `turning the bed about the vertical does not change the angle`() throws {
    let swing = swing
    let plain = try #require(measured(swing))
    let ups = swing.upVectors
    let yaw = 3 * degree
    let turned = UniformRecording(
      sampleRateHertz: 100, accelerometer: ups.scaled(by: StillNorm.standardGravity),
      gyroscope: VectorSeries(ups.indices.map { swing.rates[$0] + ups[$0] * yaw }))
    let motion = SegmentMotion(turned)
    let angle = try #require(HingeAngle.measure(motion, in: 0..<motion.count))
    for index in stride(from: 200, to: 1800, by: 20) {
      #expect(abs(angle.degrees[index] - plain.degrees[index]) < .settlingDegrees)
    }
  }

  @Test func `about a vertical axis the gyroscope gives the angle, less a straight line`() throws {
    var swing = swing
    swing.axis = swing.up
    let angle = try #require(measured(swing))
    #expect(angle.source == .gyroscope)
    #expect(angle.inclinationDegrees > 89)
    #expect(abs(spread(angle.degrees) - 24) < 1)
  }

  @Test func `about a vertical axis there is no angle without a gyroscope`() {
    var swing = swing
    swing.axis = swing.up
    var motion = SegmentMotion(swing.recording())
    motion.gyroscope = nil
    #expect(HingeAngle.measure(motion, in: 0..<motion.count) == nil)
  }

  @Test func `an axis just outside the blind cone is still read from gravity`() throws {
    var swing = swing
    let across = swing.axis
    let tilt = 65 * degree
    swing.axis = across * Double.cos(tilt) + swing.up * Double.sin(tilt)
    let angle = try #require(measured(swing))
    #expect(angle.source == .gravity)
    #expect(abs(angle.inclinationDegrees - 65) < 1)
    #expect(abs(spread(angle.degrees[200..<1800]) - 24) < 0.2)
  }

  @Test func `a sensor that does not move has no angle`() {
    #expect(measured(Swing(), withGyroscope: true) == nil)
  }

  @Test func `seen from the other end of the axis everything changes sign`() throws {
    let angle = try #require(measured(swing))
    let reversed = angle.reversed
    #expect(reversed.axis.direction == -angle.axis.direction)
    #expect(reversed.degrees == angle.degrees.map { -$0 })
    #expect(reversed.rateDegreesPerSecond == angle.rateDegreesPerSecond.map { -$0 })
    #expect(reversed.offAxisDegrees == angle.offAxisDegrees.map { -$0 })
    #expect(reversed.reversed.degrees == angle.degrees)
  }

  @Test func `the pure hinge has no motion off its axis`() throws {
    let angle = try #require(measured(swing))
    #expect(spread(angle.offAxisDegrees[200..<1800]) < .settlingDegrees)
  }

  @Test func `a range counts its own samples`() throws {
    let motion = SegmentMotion(swing.recording())
    let angle = try #require(HingeAngle.measure(motion, in: 500..<1500))
    #expect(angle.range == 500..<1500)
    #expect(angle.degrees.count == 1000)
    #expect(angle.rateDegreesPerSecond.count == 1000)
    #expect(angle.offAxisDegrees.count == 1000)
  }
}
