import HiplineCore
import HiplineScenes
import RealModule
import Testing

@testable import HiplineAnalysis

struct PostureEstimateTests {
  private func posture(pelvis: Vector3? = nil, thigh: Vector3? = nil) -> PostureEstimate {
    var segments: [BodySegment: Vector3] = [:]
    segments[.pelvis] = pelvis
    segments[.thigh] = thigh
    return PostureEstimate(segments)
  }

  // Anterior, proximal, right.
  private let front = Vector3(1, 0, 0)
  private let head = Vector3(0, 1, 0)
  private let right = Vector3(0, 0, 1)

  @Test func `the side of the pelvis that is up is the posture`() {
    #expect(posture(pelvis: front).posture == .supine)
    #expect(posture(pelvis: -front).posture == .prone)
    #expect(posture(pelvis: right).posture == .sideLyingLeft)
    #expect(posture(pelvis: -right).posture == .sideLyingRight)
  }

  @Test func `an upright pelvis sits or stands as the thigh says`() {
    #expect(posture(pelvis: head, thigh: front).posture == .sitting)
    #expect(posture(pelvis: head, thigh: head).posture == .standing)
    let open = posture(pelvis: head)
    #expect(open.candidates == [.sitting, .standing] && open.reason != nil)
  }

  @Test func `a thigh alone does not tell lying on the back from sitting`() {
    let bent = Vector3(0.64, -0.77, 0)
    for thigh in [front, bent] {
      let estimate = posture(thigh: thigh)
      #expect(estimate.posture == nil)
      #expect(estimate.candidates == [.supine, .sitting] && estimate.reason != nil)
    }
    #expect(posture(thigh: right).posture == .sideLyingLeft)
    #expect(posture(thigh: -front).posture == .prone)
  }

  @Test func `between two postures and without axes there is none`() {
    let between = Vector3(1, 0, 1).normalized ?? front
    #expect(posture(pelvis: between).candidates.isEmpty)
    #expect(posture().reason == "how the sensors are strapped on is not stated")
  }

  @Test(arguments: SceneMovement.allCases)
  func `sensors with stated axes see the posture of a simulated body`(
    movement: SceneMovement
  ) throws {
    let scene = PostureScene(
      movement, seed: 11, placements: [.thigh, .pelvis], statement: .proximalAndAnterior)
    let result = try Analyzer().analyze(SessionInput(id: "a", recordings: scene.recordings))
    guard let set = result.setup, !result.repetitions.isEmpty else { return }
    let expected: [Posture] =
      switch movement {
      case .clamshell, .sideLegLift: [.sideLying(upper: scene.side)]
      case .proneLegLift: [.prone]
      case .legLift, .footSlide, .pelvicTilt, .bridge: [.supine]
      case .seatedMarch: [.sitting]
      case .kneeExtension: [.sitting, .supine]
      case .standingFlexion, .standingAbduction, .standingExtension: [.standing]
      }
    #expect(set.posture.posture.map(expected.contains) == true, "\(set.posture)")
  }
}
