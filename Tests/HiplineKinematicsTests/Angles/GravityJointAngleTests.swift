import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct GravityJointAngleTests {
  private func up(_ orientations: [Quaternion]) -> UpDirection {
    UpDirection(
      vectors: VectorSeries(orientations.map { $0.conjugate.rotate(Vector3(0, 0, 1)) }),
      disagreementDegrees: nil, source: .accelerometer)
  }

  private func measure(_ motion: HingeMotion) -> GravityJointAngle? {
    GravityJointAngle.measure(
      proximal: up(motion.proximal), distal: up(motion.distal), axes: motion.axes,
      sampleRateHertz: motion.rateHertz)
  }

  @Test func `two verticals give the angle of a hinge that is not steep beyond 70°`() throws {
    for inclination in [0.0, 30, 60] {
      let motion = HingeMotion(inclinationDegrees: inclination)
      let angle = try #require(measure(motion))
      #expect(largestDifference(angle.degrees, motion.jointAngle) < 1e-9)
      #expect(angle.mismatchDegrees.allSatisfy { abs($0) < 1e-9 })
      #expect(angle.axisIsSteep == (inclination > 30))
    }
  }

  @Test func `about a vertical axis gravity tells nothing`() {
    #expect(measure(HingeMotion(inclinationDegrees: 80)) == nil)
  }

  @Test
  func
    `with one axis turned the angle is the same whether the other side is kept or measured anew`()
  {
    let motion = HingeMotion(inclinationDegrees: 40)
    let proximal = GravityJointAngle.Side(up(motion.proximal), about: motion.axes.proximal)
    let distal = GravityJointAngle.Side(up(motion.distal), about: motion.axes.distal)
    let turned = anyRotation(seed: 4).rotate(motion.axes.distal)
    for axis in [motion.axes.distal, turned, -motion.axes.distal] {
      let axes = JointHingeAxes(proximal: motion.axes.proximal, distal: axis)
      let whole = GravityJointAngle.measure(
        proximal: up(motion.proximal), distal: up(motion.distal), axes: axes,
        sampleRateHertz: motion.rateHertz)
      let alone = GravityJointAngle.degrees(
        proximal: proximal.about(axes.proximal), distal: distal.about(axes.distal))
      #expect(alone == whole?.degrees)
    }
  }

  @Test func `remounting either sensor leaves the angle`() throws {
    for seed in 1...8 as ClosedRange<UInt64> {
      var motion = HingeMotion()
      motion.proximalMounting = anyRotation(seed: seed)
      motion.distalMounting = anyRotation(seed: seed + 30)
      let angle = try #require(measure(motion))
      #expect(largestDifference(angle.degrees, motion.jointAngle) < 1e-9)
    }
  }

  @Test func `swapping the sensors changes the sign`() throws {
    let motion = HingeMotion()
    let swapped = try #require(
      GravityJointAngle.measure(
        proximal: up(motion.distal), distal: up(motion.proximal),
        axes: JointHingeAxes(proximal: motion.axes.distal, distal: motion.axes.proximal),
        sampleRateHertz: motion.rateHertz))
    #expect(largestDifference(swapped.degrees.map { -$0 }, motion.jointAngle) < 1e-9)
  }

  @Test func `a movement played backwards has the angle backwards`() throws {
    let motion = HingeMotion()
    let backwards = try #require(
      GravityJointAngle.measure(
        proximal: up(motion.proximal.reversed()), distal: up(motion.distal.reversed()),
        axes: motion.axes, sampleRateHertz: motion.rateHertz))
    #expect(largestDifference(backwards.degrees.reversed(), motion.jointAngle) < 1e-9)
  }

  @Test func `the uncertainty of noisy verticals is of the size of the error`() throws {
    for inclination in [0.0, 50] {
      let motion = HingeMotion(inclinationDegrees: inclination, nodDegrees: 0)
      var generator = SplitMix64(seed: 11)
      func jittering(_ up: UpDirection) -> UpDirection {
        UpDirection(
          vectors: up.vectors.map {
            let n = generator.uniform(count: 3, in: -0.02...0.02)
            return ($0 + Vector3(n[0], n[1], n[2])).normalized ?? $0
          }, disagreementDegrees: nil,
          uncertaintyDegrees: Array(repeating: 0, count: up.vectors.count), source: .accelerometer)
      }
      let angle = try #require(
        GravityJointAngle.measure(
          proximal: jittering(up(motion.proximal)), distal: jittering(up(motion.distal)),
          axes: motion.axes, sampleRateHertz: motion.rateHertz, calibrationErrorG: 0))
      let errors = zip(angle.degrees, motion.jointAngle).map { $0 - $1 }
      let mean = errors.reduce(0, +) / Double(errors.count)
      let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(errors.count)).squareRoot()
      let stated = angle.uncertaintyDegrees.reduce(0, +) / Double(errors.count)
      #expect(abs(stated / deviation - 1) < 0.1)
    }
  }
}
