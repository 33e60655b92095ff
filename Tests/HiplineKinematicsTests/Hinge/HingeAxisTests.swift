import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct HingeAxisTests {
  private let hinge = Vector3(0.6, -0.64, 0.48)

  private func rates(_ rate: (Double) -> Vector3) -> VectorSeries {
    VectorSeries((0..<6000).map { rate(Double($0) / 100) })
  }

  /// The angle between two lines in degrees, 0…90.
  private func lineAngle(_ a: Vector3, _ b: Vector3) -> Double {
    min(Angle.degrees(between: a, and: b), Angle.degrees(between: -a, and: b))
  }

  @Test func `a pure hinge has planarity one and its own axis`() throws {
    let series = rates { hinge * Double.sin($0) }
    let axis = try #require(HingeAxis.principal(of: series, in: 0..<6000))
    #expect(abs(axis.planarity - 1) < .rounding)
    #expect(lineAngle(axis.direction, hinge) < .otherProgram)
    #expect(abs(axis.direction.norm - 1) < .rounding)
  }

  /// The vertical in a sensor that turns about `hinge` by an angle in radians.
  private func verticals(_ angle: (Double) -> Double) -> VectorSeries {
    let axis = hinge.normalized ?? hinge
    let rest = (axis * 0.5 + axis.anyPerpendicular * 0.75.squareRoot())
    return VectorSeries(
      (0..<6000).map {
        Quaternion(axis: axis, angleRadians: -angle(Double($0) / 100)).rotate(rest)
      })
  }

  @Test(arguments: [0.2, 0.7, 1.5])
  func `the vertical's cone shows an axis 30° from level`(range: Double) throws {
    let up = verticals { range / 2 * (1 - Double.cos($0)) }
    let direction = try #require(HingeAxis.coneDirection(of: up, in: 0..<6000))
    #expect(lineAngle(direction, hinge) < .otherProgram)
  }

  @Test func `an arc too short to bend out of the noise shows none`() {
    var generator = HiplineTestSupport.SplitMix64(seed: 5)
    func noise() -> Double { Double.random(in: -0.01...0.01, using: &generator) }
    let up = verticals { 0.02 * Double.sin($0) }.map {
      ($0 + Vector3(noise(), noise(), noise())).normalized ?? $0
    }
    #expect(HingeAxis.coneDirection(of: up, in: 0..<6000) == nil)
    #expect(HingeAxis.coneDirection(of: up, in: 0..<0) == nil)
  }

  @Test func `two axes of equal share have planarity one half`() throws {
    let across = hinge.anyPerpendicular
    let series = rates { hinge * Double.sin($0) + across * Double.cos($0) }
    let axis = try #require(HingeAxis.principal(of: series, in: 0..<6000))
    #expect(abs(axis.planarity - 0.5) < 0.01)
  }

  @Test func `standing up at the end does not outvote the repetitions`() throws {
    let across = hinge.anyPerpendicular
    let series = rates { $0 < 57 ? hinge * (0.3 * Double.sin($0)) : across * 3 }
    let axis = try #require(HingeAxis.principal(of: series, in: 0..<6000))
    #expect(lineAngle(axis.direction, hinge) < 1)
  }

  @Test func `a mean rate other than zero does not pull the axis aside`() throws {
    let series = rates { hinge * (0.3 * Double.sin($0) + 0.2) }
    let axis = try #require(HingeAxis.principal(of: series, in: 0..<6000))
    #expect(lineAngle(axis.direction, hinge) < .otherProgram)
  }

  @Test func `without rotation there is no axis`() {
    #expect(HingeAxis.principal(of: rates { _ in .zero }, in: 0..<6000) == nil)
    #expect(HingeAxis.principal(of: rates { _ in hinge }, in: 0..<0) == nil)
  }

  @Test func `only the range counts`() throws {
    let across = hinge.anyPerpendicular
    let series = rates { $0 < 30 ? hinge : across }
    let axis = try #require(HingeAxis.principal(of: series, in: 3000..<6000))
    #expect(lineAngle(axis.direction, across) < .otherProgram)
  }

  @Test(arguments: [Sessions.phone, Sessions.biased])
  func `the axis of simulated repetitions is the true one`(session: SimulatedSession) throws {
    let motion = SegmentMotion(session.uniform)
    let axis = try #require(
      HingeAxis.principal(of: motion.angularRate, in: 0..<motion.count))
    #expect(lineAngle(axis.direction, session.hingeAxisInSensor) < .phoneDirectionDegrees)
    #expect(axis.planarity > 0.98)
  }

  @Test func `inclination is 0 across the vertical and 90 along it, whichever the sign`() {
    let up = Vector3(0, 0, 1)
    func inclination(_ direction: Vector3) -> Double {
      HingeAxis(direction: direction, planarity: 1).inclinationDegrees(up: up)
    }
    #expect(abs(inclination(Vector3(1, 0, 0))) < .rounding)
    #expect(inclination(up) == 90)
    #expect(inclination(-up) == 90)
    let half = 0.5.squareRoot()
    #expect(abs(inclination(Vector3(0, half, -half)) - 45) < .rounding * 90)
  }
}
