import HiplineCore
import HiplineKinematics
import HiplineScenes
import RealModule
import Testing

@testable import HiplineAnalysis

struct SessionSetupTests {
  private static let axes = StatedAxes(proximal: .plusY, anterior: .plusX)

  /// Sensor axes as the segment's: anterior, proximal, right are x, y, z.
  private func setup(
    pelvis: Vector3? = nil, thigh: Vector3? = nil, thighAxis: Vector3? = nil
  ) -> SessionSetup {
    var evidence = MovementEvidence()
    func segment(_ up: Vector3, _ axis: Vector3?) -> MovementEvidence.Segment {
      MovementEvidence.Segment(turnDegrees: 20, up: up, axis: axis, axes: Self.axes)
    }
    if let pelvis { evidence.segments[.pelvis] = segment(pelvis, nil) }
    if let thigh { evidence.segments[.thigh] = segment(thigh, thighAxis) }
    return SessionSetup(evidence)
  }

  private func turned(_ degrees: Double) -> (cosine: Double, sine: Double) {
    (Double.cos(degrees * .pi / 180), Double.sin(degrees * .pi / 180))
  }

  @Test(arguments: [-25.0, -5, 0, 12, 30])
  func `a pelvis that is rolled forward leans and is that far from stacked`(lean: Double) {
    let (cosine, sine) = turned(lean)
    // Rolled forward, the front faces the floor.
    let setup = setup(pelvis: Vector3(-sine, 0, cosine))
    #expect(abs((setup.number(SessionSetup.lean) ?? .nan) - lean) < 1e-9)
    #expect(abs((setup.number(SessionSetup.stacked) ?? .nan) - abs(lean)) < 1e-6)
    let findings = setup.findings(exercise: .clamshell, side: .right)
    #expect(findings.map(\.code) == ([-25, 30].contains(lean) ? [.hipsNotStacked] : []))
  }

  @Test(arguments: [0.0, 30, 90])
  func `the bend of a hip is the difference of two elevations`(bend: Double) {
    let (cosine, sine) = turned(bend)
    let lying = setup(pelvis: Vector3(1, 0, 0), thigh: Vector3(cosine, -sine, 0))
    #expect(abs((lying.number(SessionSetup.flexion) ?? .nan) - bend) < 1e-9)
    let sitting = setup(pelvis: Vector3(0, 1, 0), thigh: Vector3(sine, cosine, 0))
    #expect(abs((sitting.number(SessionSetup.flexion) ?? .nan) - bend) < 1e-9)
  }

  @Test func `on the side the bend of a hip has a reason instead of a number`() {
    let up = Vector3(0, 0, 1)
    let value = setup(pelvis: up, thigh: up).values.first { $0.definition == SessionSetup.flexion }
    guard case .unavailable(let reason)? = value?.reading else {
      Issue.record("a value where none can be")
      return
    }
    #expect(reason.contains("vertical"))
  }

  @Test func `a clamshell about the thigh's own axis is one with straight legs`() {
    let up = Vector3(0, 0, 1)
    let straight = setup(thigh: up, thighAxis: Vector3(0, -1, 0))
    #expect(straight.number(SessionSetup.axisToThigh) == 0)
    #expect(straight.values.last?.reading == .text("legs-extended"))
    let bent = setup(thigh: up, thighAxis: Vector3(-1, -1, 0).normalized)
    #expect(abs((bent.number(SessionSetup.axisToThigh) ?? .nan) - 45) < 1e-9)
    guard case .unavailable? = bent.values.last?.reading else {
      Issue.record("two kinds of bent knees are not told apart")
      return
    }
  }

  @Test func `the leg that moves lies above`() {
    let right = setup(thigh: Vector3(0, 0, 1))
    let fits = right.findings(exercise: .sideLegLift, side: .right)
    let differs = right.findings(exercise: .sideLegLift, side: .left)
    #expect(fits.isEmpty)
    #expect(differs.map(\.code) == [.postureDiffers])
  }

  @Test func `nothing stated is nothing measured, each with its reason`() {
    let setup = SessionSetup(nil)
    #expect(setup.values.map(\.definition) == SessionSetup.definitions)
    for value in setup.values {
      guard case .unavailable(let reason) = value.reading else {
        Issue.record("\(value.definition.key) without a sensor")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test func `a simulated pelvis leans as it was laid down`() throws {
    for seed in 1...4 {
      let scene = PostureScene(
        .sideLegLift, seed: UInt64(seed), placements: [.thigh, .pelvis],
        statement: .proximalAndAnterior)
      let result = try Analyzer().analyze(SessionInput(id: "a", recordings: scene.recordings))
      let front = scene.pelvisAtRest.rotate(Vector3(1, 0, 0))
      let lean = -Double.asin(front.z) * Angle.degreesPerRadian
      let measured = try #require(result.setup?.number(SessionSetup.lean))
      // Straps are askew by 8° on each axis, at most twice that.
      #expect(abs(measured - lean) < 20, "\(measured) for \(lean)")
    }
  }
}
