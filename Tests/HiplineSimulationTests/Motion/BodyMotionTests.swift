import HiplineCore
import RealModule
import Testing

@testable import HiplineSimulation

struct BodyMotionTests {
  private static let everything: SimulationParameters = {
    var parameters = idealParameters(.sideLegLift)
    parameters.tremor = strongTremor()
    parameters.pelvis.fractionOfRange = 0.3
    parameters.pelvis.swayDegreesRMS = 0.3
    parameters.liesDownFirst = true
    parameters.getsUpAfterwards = true
    parameters.hingeInclinationDegrees = 8
    return parameters
  }()

  /// An independent twin: positions and attitudes alone, differentiated numerically.
  @Test(arguments: [Placement.thigh, .pelvis, .otherThigh])
  func `specific force and rate are the derivatives of position and attitude`(
    placement: Placement
  ) {
    let (body, plan) = bodyMotion(Self.everything)
    let arm = body.posture.leverArm(of: placement, exercise: .sideLegLift, side: .right)
    func motion(_ seconds: Double) -> PointMotion {
      body.motion(of: placement, leverArm: arm, at: seconds)
    }
    let step = 2e-4
    var worstForce = 0.0
    var worstRate = 0.0
    var largest = 0.0
    for index in 1..<Int(plan.durationSeconds / 0.0437) {
      let seconds = Double(index) * 0.0437
      let near = (motion(seconds - step), motion(seconds), motion(seconds + step))
      let far = (motion(seconds - 2 * step), motion(seconds + 2 * step))
      let sum = 16 * (near.0.position + near.2.position) - far.0.position - far.1.position
      let second = (sum - 30 * near.1.position) / (12 * step * step)
      let force = second + Vector3(0, 0, StillNorm.standardGravity)
      worstForce = max(worstForce, (force - near.1.specificForce).norm)
      largest = max(largest, near.1.acceleration.norm)
      let turn = near.2.attitude * near.0.attitude.conjugate
      let rate = turn.vector * (turn.w < 0 ? -1 : 1) / step
      worstRate = max(worstRate, (rate - near.1.angularVelocity).norm)
    }
    #expect(largest > 0.1)
    #expect(worstForce < 1e-4)
    #expect(worstRate < 1e-5)
  }

  @Test func `the hip stays on the pelvis`() {
    let (body, _) = bodyMotion(Self.everything)
    for seconds in stride(from: 0.0, to: 20, by: 0.31) {
      let hip = body.motion(of: .thigh, leverArm: .zero, at: seconds).position
      let pelvis = body.motion(of: .pelvis, leverArm: .zero, at: seconds)
      let onPelvis = pelvis.attitude.conjugate.rotate(hip)
      let atRest = body.posture.pelvisAttitude.conjugate.rotate(body.posture.hip)
      #expect((onPelvis - atRest).norm < 1e-12)
    }
  }
}
