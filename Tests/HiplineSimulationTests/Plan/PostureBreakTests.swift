import HiplineCore
import RealModule
import Testing

@testable import HiplineSimulation

struct PostureBreakTests {
  private static let parameters: SimulationParameters = {
    var parameters = idealParameters()
    parameters.sets = [
      SetPlan(repetitions: 2, restAfterSeconds: 12), SetPlan(repetitions: 2),
    ]
    parameters.pelvis.swayDegreesRMS = 0
    parameters.postureBreak = PostureBreak(turnDegrees: 100, shiftDegrees: 6)
    return parameters
  }()

  @Test func `between two sets the body turns away and comes back nearly to where it was`() throws {
    let session = Simulator.run(Self.parameters)
    func pose(_ seconds: Double) -> Quaternion { session.orientations[0][Int(seconds * 100)] }
    let sets = session.truth.sets
    let middle = (sets[0].endSeconds + sets[1].startSeconds) / 2
    let before = pose(sets[0].startSeconds)
    #expect(abs(degreesBetween(before, pose(middle)) - 100) < 1e-6)
    #expect(abs(degreesBetween(before, pose(sets[1].startSeconds)) - 6) < 1e-6)
  }

  @Test func `the angles about the hinge know nothing of it`() {
    var still = Self.parameters
    still.postureBreak = nil
    #expect(Simulator.run(still).angles == Simulator.run(Self.parameters).angles)
  }
}
