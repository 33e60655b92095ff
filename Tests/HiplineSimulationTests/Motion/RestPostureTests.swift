import HiplineCore
import Testing

@testable import HiplineSimulation

struct RestPostureTests {
  @Test(arguments: SimulatedExercise.allCases, Side.allCases)
  func `a positive rotation about the hinge axis raises the thigh`(
    exercise: SimulatedExercise, side: Side
  ) {
    let posture = RestPosture(exercise, side: side, hingeInclinationDegrees: 0)
    let knee = posture.thighAttitude.rotate(Vector3(0, 0, -0.4))
    let raised = Quaternion(axis: posture.hingeAxis, angleRadians: 0.3).rotate(knee)
    #expect(abs(knee.z) < 1e-12)
    #expect(raised.z > 0.05)
    #expect(posture.hingeAxis.z == 0)
  }

  @Test(arguments: SimulatedExercise.allCases)
  func `the left side is the mirror image of the right`(exercise: SimulatedExercise) {
    let right = RestPosture(exercise, side: .right, hingeInclinationDegrees: 0)
    let left = RestPosture(exercise, side: .left, hingeInclinationDegrees: 0)
    for placement in Placement.allCases {
      let attitudes =
        placement == .pelvis || placement == .lumbar
        ? (right.pelvisAttitude, left.pelvisAttitude) : (right.thighAttitude, left.thighAttitude)
      let r = attitudes.0.rotate(right.leverArm(of: placement, exercise: exercise, side: .right))
      let l = attitudes.1.rotate(left.leverArm(of: placement, exercise: exercise, side: .left))
      #expect((r - Vector3(l.x, -l.y, l.z)).norm < 1e-12, "\(placement)")
    }
    #expect((right.hip - Vector3(left.hip.x, -left.hip.y, left.hip.z)).norm < 1e-12)
  }

  @Test func `a rotation is recovered from where its axes point`() {
    var generator = SplitMix64(seed: 9)
    for _ in 0..<200 {
      let vector = Vector3(
        generator.nextGaussian(), generator.nextGaussian(), generator.nextGaussian())
      let rotation = Quaternion(rotationVector: vector * 2)
      let recovered = Quaternion(
        forward: rotation.rotate(Vector3(1, 0, 0)), left: rotation.rotate(Vector3(0, 1, 0)),
        head: rotation.rotate(Vector3(0, 0, 1)))
      #expect(degreesBetween(rotation, recovered) < 1e-6)
    }
  }

  @Test func `an inclined hinge points out of the horizontal by the inclination`() {
    let posture = RestPosture(.legLift, side: .left, hingeInclinationDegrees: 12)
    let vertical = degreesBetween(posture.hingeAxis, Vector3(0, 0, 1))
    #expect(abs(90 - vertical - 12) < 1e-9)
  }
}
