import Foundation
import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct HeadingCorrectionTests {
  private struct Reference: Decodable {
    var rate: Double
    var proximal: [[Double]]
    var distal: [[Double]]
    var axis1: [Double]
    var axis2: [Double]
    var angle: [Double]
    var heading: [Double]
    var qmtHeading: [Double]

    private enum CodingKeys: String, CodingKey {
      case rate
      case proximal
      case distal
      case axis1
      case axis2
      case angle
      case heading
      case qmtHeading = "qmt_heading"
    }
  }

  private func drifting(
    _ orientations: [Quaternion], _ rateHertz: Double, offset: Double = 25, drift: Double = 0.2
  ) -> [Quaternion] {
    orientations.indices.map {
      let degrees = offset + drift * Double($0) / rateHertz
      return Quaternion(axis: Vector3(0, 0, 1), angleRadians: degrees / Angle.degreesPerRadian)
        * orientations[$0]
    }
  }

  private func twoMinutes(_ inclination: Double) -> HingeMotion {
    HingeMotion(rateHertz: 25, seconds: 120, inclinationDegrees: inclination)
  }

  @Test func `offset and drift over two minutes are taken out`() throws {
    for inclination in [0.0, 20, 35, 45] {
      let motion = twoMinutes(inclination)
      let distal = drifting(motion.distal, motion.rateHertz)
      let correction = try #require(
        HeadingCorrection.estimate(
          proximal: motion.proximal, distal: distal, axes: motion.axes,
          sampleRateHertz: motion.rateHertz))
      let angle = JointAngle(
        proximal: motion.proximal, distal: correction.applied(to: distal), axes: motion.axes)
      #expect(largestDifference(angle.degrees, motion.jointAngle) < 0.1)
    }
  }

  @Test func `errors of a degree in axes and orientations reach the angle by less than a degree`()
    throws
  {
    let motion = twoMinutes(20)
    var generator = SplitMix64(seed: 4)
    func wobbling(_ orientations: [Quaternion]) -> [Quaternion] {
      var error = Vector3.zero
      return orientations.map {
        let n = generator.uniform(count: 3, in: -0.3...0.3)
        error = error * 0.98 + Vector3(n[0], n[1], n[2]) / Angle.degreesPerRadian
        return $0 * Quaternion(rotationVector: error)
      }
    }
    let tilt = Quaternion(axis: motion.axes.proximal.anyPerpendicular, angleRadians: 1 / 57.3)
    let axes = JointHingeAxes(
      proximal: tilt.rotate(motion.axes.proximal), distal: motion.axes.distal)
    let proximal = wobbling(motion.proximal)
    let distal = wobbling(drifting(motion.distal, motion.rateHertz))
    let correction = try #require(
      HeadingCorrection.estimate(
        proximal: proximal, distal: distal, axes: axes, sampleRateHertz: motion.rateHertz))
    let expected = motion.proximal.indices.map { 25 + 0.2 * Double($0) / motion.rateHertz }
    for (radians, degrees) in zip(correction.headingRadians, expected) {
      #expect(abs(radians * Angle.degreesPerRadian - degrees) < 3)
    }
    let corrected = JointAngle(
      proximal: proximal, distal: correction.applied(to: distal), axes: axes)
    var truth = correction
    truth.headingRadians = expected.map { $0 / Angle.degreesPerRadian }
    let best = JointAngle(proximal: proximal, distal: truth.applied(to: distal), axes: axes)
    #expect(largestDifference(corrected.degrees, best.degrees) < 1)
  }

  @Test func `the heading agrees with that of qmt once its filter has settled`() throws {
    let file: Reference = try ReferenceFile.load("heading", in: Bundle.module)
    func quaternions(_ rows: [[Double]]) -> [Quaternion] {
      rows.map { Quaternion($0[0], $0[1], $0[2], $0[3]).normalized }
    }
    func vector(_ row: [Double]) -> Vector3 { Vector3(row[0], row[1], row[2]) }
    let axes = JointHingeAxes(proximal: vector(file.axis1), distal: vector(file.axis2))
    let (proximal, distal) = (quaternions(file.proximal), quaternions(file.distal))
    let correction = try #require(
      HeadingCorrection.estimate(
        proximal: proximal, distal: distal, axes: axes, sampleRateHertz: file.rate))
    let settled = Int(45 * file.rate)
    for index in proximal.indices {
      let ours = correction.headingRadians[index] * Angle.degreesPerRadian
      #expect(abs(ours - file.heading[index] * Angle.degreesPerRadian) < 0.01)
      if index >= settled {
        #expect(abs(ours - file.qmtHeading[index] * Angle.degreesPerRadian) < 0.1)
      }
    }
    let angle = JointAngle(
      proximal: proximal, distal: correction.applied(to: distal), axes: axes)
    #expect(largestDifference(angle.degrees, file.angle) < 0.01)
  }

  @Test func `a drift through half a turn is followed`() throws {
    let motion = twoMinutes(10)
    let distal = drifting(motion.distal, motion.rateHertz, offset: 150, drift: 1)
    let correction = try #require(
      HeadingCorrection.estimate(
        proximal: motion.proximal, distal: distal, axes: motion.axes,
        sampleRateHertz: motion.rateHertz))
    let last = try #require(correction.headingRadians.last)
    let first = try #require(correction.headingRadians.first)
    #expect(abs((last - first) * Angle.degreesPerRadian - 120) < 0.2)
  }

  @Test func `about a vertical axis there is no heading to be found`() {
    let motion = twoMinutes(85)
    #expect(
      HeadingCorrection.estimate(
        proximal: motion.proximal, distal: motion.distal, axes: motion.axes,
        sampleRateHertz: motion.rateHertz) == nil)
  }

  @Test func `the rating is the squared cosine of the inclination`() throws {
    let motion = HingeMotion(inclinationDegrees: 35, nodDegrees: 0)
    let correction = try #require(
      HeadingCorrection.estimate(
        proximal: motion.proximal, distal: motion.distal, axes: motion.axes,
        sampleRateHertz: motion.rateHertz))
    let cosine = Double.cos(35 / Angle.degreesPerRadian)
    for estimate in correction.estimates {
      #expect(abs(estimate.rating - cosine * cosine) < 1e-9)
    }
  }
}
