import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct JointAngleTests {
  /// The orientations with a heading in degrees that changes from sample to sample.
  private func turned(_ orientations: [Quaternion], by degrees: (Int) -> Double) -> [Quaternion] {
    orientations.indices.map {
      Quaternion(axis: Vector3(0, 0, 1), angleRadians: degrees($0) / Angle.degreesPerRadian)
        * orientations[$0]
    }
  }

  /// How wrong the angle is where the headings are wrong against each other by δ: 2 atan(sin ψ · tan(δ / 2)).
  private func error(ofHeading degrees: Double, inclinationDegrees: Double) -> Double {
    let half = degrees / 2 / Angle.degreesPerRadian
    let sine = Double.sin(inclinationDegrees / Angle.degreesPerRadian)
    return 2 * Double.atan(sine * Double.tan(half)) * Angle.degreesPerRadian
  }

  private func angle(_ motion: HingeMotion) -> JointAngle {
    JointAngle(proximal: motion.proximal, distal: motion.distal, axes: motion.axes)
  }

  private let level = HingeMotion(inclinationDegrees: 0, nodDegrees: 0)

  @Test func `the angle of a hinge is its angle`() {
    for inclination in [0.0, 20, 60, 90] {
      let motion = HingeMotion(inclinationDegrees: inclination)
      let angle = angle(motion)
      #expect(largestDifference(angle.degrees, motion.jointAngle) < 1e-9)
    }
  }

  @Test func `no heading drift changes the angle about a level axis`() {
    let motion = level
    for (offset, drift) in [(25.0, 0.2), (-140, 0), (60, -3), (0, 0.04)] {
      let angle = JointAngle(
        proximal: turned(motion.proximal) { 30 * Double.sin(0.01 * Double($0)) },
        distal: turned(motion.distal) {
          30 * Double.sin(0.01 * Double($0)) + offset + drift * Double($0) / motion.rateHertz
        },
        axes: motion.axes)
      #expect(largestDifference(angle.degrees, motion.jointAngle) < 1e-9)
    }
  }

  @Test func `about an inclined axis a heading error counts as its sine says`() {
    for inclination in [2.0, 10, 30, 60] {
      let motion = HingeMotion(inclinationDegrees: inclination, nodDegrees: 0)
      let drift = 20.0 / Double(motion.count)
      let angle = JointAngle(
        proximal: motion.proximal, distal: turned(motion.distal) { drift * Double($0) },
        axes: motion.axes)
      let predicted = motion.jointAngle.enumerated().map {
        $1 + error(ofHeading: drift * Double($0), inclinationDegrees: inclination)
      }
      #expect(largestDifference(angle.degrees, predicted) < 1e-9)
      let whole = error(ofHeading: 20, inclinationDegrees: inclination)
      let sine = Double.sin(inclination / Angle.degreesPerRadian)
      #expect(abs(whole - 20 * sine) < 0.02 * 20 * sine)
    }
  }

  @Test func `a constant heading error moves only the zero, however inclined the axis`() {
    let motion = HingeMotion(inclinationDegrees: 40, nodDegrees: 0)
    let angle = JointAngle(
      proximal: motion.proximal, distal: turned(motion.distal) { _ in 70 }, axes: motion.axes)
    #expect(largestDifference(angle.degrees, motion.jointAngle) < 1e-9)
  }

  @Test func `remounting either sensor leaves the angle`() {
    let before = angle(HingeMotion()).degrees
    for seed in 1...8 as ClosedRange<UInt64> {
      var motion = HingeMotion()
      motion.proximalMounting = anyRotation(seed: seed)
      motion.distalMounting = anyRotation(seed: seed + 30)
      #expect(largestDifference(angle(motion).degrees, before) < 1e-9)
    }
  }

  @Test func `swapping the sensors changes the sign`() {
    let motion = HingeMotion()
    let swapped = JointAngle(
      proximal: motion.distal, distal: motion.proximal,
      axes: JointHingeAxes(proximal: motion.axes.distal, distal: motion.axes.proximal))
    #expect(largestDifference(swapped.degrees.map { -$0 }, motion.jointAngle) < 1e-9)
  }

  @Test func `the other end of the axis changes the sign`() {
    let motion = HingeMotion()
    let other = JointAngle(
      proximal: motion.proximal, distal: motion.distal, axes: motion.axes.reversed)
    #expect(largestDifference(other.degrees.map { -$0 }, motion.jointAngle) < 1e-9)
  }

  @Test func `a movement played backwards has the angle backwards`() {
    let motion = HingeMotion()
    let backwards = JointAngle(
      proximal: motion.proximal.reversed(), distal: motion.distal.reversed(), axes: motion.axes)
    #expect(largestDifference(backwards.degrees.reversed(), motion.jointAngle) < 1e-9)
  }

  @Test func `the zero is the median`() {
    let sorted = angle(HingeMotion()).degrees.sorted()
    let middle = (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
    #expect(abs(middle) < 1e-12)
  }
}
