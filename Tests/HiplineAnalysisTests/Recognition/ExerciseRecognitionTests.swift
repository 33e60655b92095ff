import Foundation
import HiplineCore
import HiplineScenes
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

/// What is recognised in simulated scenes, whose bodies know nothing of how recognition works.
struct ExerciseRecognitionTests {
  struct Outcome {
    var movement: SceneMovement
    var named: String
    var confidence: Double
    /// The likeliest exercise, named or not.
    var likeliest: ExerciseRecognition.Candidate
    var side: Side?
    var trueSide: Side
  }

  /// A mixture as the recogniser's priors have it: a movement that is no exercise once in so many scenes.
  static func movement(_ seed: Int) -> SceneMovement {
    let exercises = SceneMovement.allCases.filter(\.isExercise)
    let others = SceneMovement.allCases.filter { !$0.isExercise }
    return seed % 20 == 0 ? others[seed / 20 % others.count] : exercises[seed % exercises.count]
  }

  static func outcome(
    _ movement: SceneMovement, seed: Int, _ placements: [Placement],
    _ statement: PostureScene.Statement, hasGyroscope: Bool = true
  ) throws -> Outcome? {
    let scene = PostureScene(
      movement, seed: UInt64(seed), placements: placements, statement: statement,
      hasGyroscope: hasGyroscope)
    let result = try Analyzer().analyze(
      SessionInput(id: "scene", recordings: scene.recordings))
    guard let likeliest = result.exerciseCandidates.first else { return nil }
    return Outcome(
      movement: movement, named: result.exercise, confidence: result.exerciseConfidence,
      likeliest: likeliest, side: result.side, trueSide: scene.side)
  }

  /// How many scenes of every setup are drawn: two of each exercise, or as many as the figures in Docs/Recognition.md were
  /// made with.
  static let scenes =
    ProcessInfo.processInfo.environment["HIPLINE_RECOGNITION_SCENES"].flatMap { Int($0) }

  static let setups:
    [(placements: [Placement], statement: PostureScene.Statement, hasGyroscope: Bool)] = [
      ([.thigh], .nothing, true),
      ([.thigh, .shank, .pelvis], .nothing, true),
      ([.thigh], .proximal, true),
      ([.thigh], .proximalAndAnterior, true),
      ([.thigh, .pelvis], .proximalAndLateral, true),
      ([.thigh, .pelvis], .proximalAndAnterior, false),
      ([.thigh, .shank, .pelvis], .proximalAndAnterior, true),
    ]

  private static func outcomes(_ index: Int, scenes: Int) throws -> [Outcome] {
    let setup = setups[index]
    return try (1...scenes).compactMap { seed in
      try outcome(
        movement(seed), seed: seed, setup.placements, setup.statement,
        hasGyroscope: setup.hasGyroscope)
    }
  }

  @Test(arguments: [0, 6])
  func `nine in ten exercises that are named are the right ones`(index: Int) throws {
    let outcomes = try Self.outcomes(index, scenes: 14)
    let named = outcomes.filter { $0.named != "unknown" }
    let right = named.filter { $0.named == $0.movement.rawValue }
    #expect(named.allSatisfy { $0.confidence >= ExerciseRecognition.smallestProbability })
    #expect(Double(right.count) >= 0.9 * Double(named.count), "\(right.count) of \(named.count)")
    // One thigh sensor of which nothing is said sees no posture; three with stated axes see all that there is.
    #expect(index == 0 ? named.isEmpty : named.count >= 11, "\(named.count) named")
    #expect(named.allSatisfy { $0.side == nil || $0.side == $0.trueSide })
  }

  @Test(.enabled(if: scenes != nil), arguments: setups.indices)
  func `the figures of every setup`(index: Int) throws {
    let outcomes = try Self.outcomes(index, scenes: try #require(Self.scenes))
    Self.print(outcomes, index)
    let named = outcomes.filter { $0.named != "unknown" }
    let right = named.filter { $0.named == $0.movement.rawValue }
    #expect(Double(right.count) >= 0.9 * Double(named.count), "\(right.count) of \(named.count)")
  }

  @Test func `turning the sensors changes nothing that is recognised`() throws {
    let turn = Quaternion(0.3, -0.5, 0.7, 0.4).normalized
    for movement in [SceneMovement.kneeExtension, .clamshell] {
      let scene = PostureScene(
        movement, seed: 3, placements: [.thigh, .shank], statement: .nothing)
      let plain = try Analyzer().analyze(SessionInput(id: "a", recordings: scene.recordings))
      let turned = try Analyzer().analyze(
        SessionInput(id: "a", recordings: scene.recordings.map { $0.mapping(turn.rotate) }))
      #expect(turned.exercise == plain.exercise, "\(movement)")
      #expect(plain.exerciseCandidates.count == 7)
      for (a, b) in zip(turned.exerciseCandidates, plain.exerciseCandidates) {
        #expect(a.exercise == b.exercise)
        #expect(abs(a.probability - b.probability) < 1e-6)
      }
    }
  }

  @Test func `sensor axes that are named anew change nothing`() throws {
    let scene = PostureScene(
      .clamshell, seed: 5, placements: [.thigh, .pelvis], statement: .proximalAndAnterior)
    // x, y, z become y, z, x.
    func renamed(_ axis: SensorAxis?) -> SensorAxis? {
      axis.flatMap { axis in
        let old = axis.direction
        return SensorAxis.allCases.first { $0.direction == Vector3(old.z, old.x, old.y) }
      }
    }
    let turned = scene.recordings.map { recording in
      var copy = recording.mapping { Vector3($0.z, $0.x, $0.y) }
      copy.statedAxes = recording.statedAxes.map {
        StatedAxes(proximal: renamed($0.proximal), anterior: renamed($0.anterior))
      }
      return copy
    }
    let a = try Analyzer().analyze(SessionInput(id: "a", recordings: scene.recordings))
    let b = try Analyzer().analyze(SessionInput(id: "a", recordings: turned))
    #expect(a.exercise == "clamshell" && b.exercise == "clamshell")
    #expect(a.side == scene.side && b.side == scene.side)
    #expect(a.setup?.posture == b.setup?.posture)
    #expect(abs(a.exerciseConfidence - b.exerciseConfidence) < 1e-6)
  }

  @Test func `an exercise that was stated is not recognised anew`() throws {
    let scene = PostureScene(
      .proneLegLift, seed: 2, placements: [.thigh], statement: .proximalAndAnterior)
    let result = try Analyzer().analyze(
      SessionInput(id: "a", exercise: .clamshell, side: scene.side, recordings: scene.recordings))
    #expect(result.exercise == "clamshell" && result.exerciseConfidence == 1)
    #expect(result.exerciseCandidates.isEmpty)
    #expect(result.setup?.posture.posture == .prone)
    #expect(result.findings.contains { $0.code == .postureDiffers && !$0.hint.isEmpty })
  }

  @Test func `an exercise that is not certain has its candidates in the finding`() throws {
    let scene = PostureScene(.legLift, seed: 1, placements: [.thigh], statement: .nothing)
    let result = try Analyzer().analyze(SessionInput(id: "a", recordings: scene.recordings))
    #expect(result.exercise == "unknown" && result.exerciseConfidence == 0)
    let finding = try #require(result.findings.first { $0.code == .exerciseUncertain })
    #expect(finding.hint.contains("axes"))
    let sum = result.exerciseCandidates.reduce(0) { $0 + $1.probability }
    #expect(sum <= 1)
    #expect(result.profile == .unknown)
  }

  private static func print(_ outcomes: [Outcome], _ index: Int) {
    let setup = setups[index]
    let named = outcomes.filter { $0.named != "unknown" }
    let right = named.count { $0.named == $0.movement.rawValue }
    let mean = named.reduce(0) { $0 + $1.confidence } / Double(max(1, named.count))
    let sides = named.filter { $0.side != nil }
    var lines = [
      "== \(setup.placements.map(\.rawValue)) \(setup.statement) \(setup.hasGyroscope)",
      "   named \(named.count) of \(outcomes.count), right \(right), mean confidence \(mean)",
      "   side right \(sides.count { $0.side == $0.trueSide }) of \(sides.count)",
    ]
    let bins = [0.0..<0.5, 0.5..<0.7, 0.7..<0.8, 0.8..<0.9, 0.9..<0.95, 0.95..<0.99, 0.99..<1.01]
    for bin in bins {
      let of = outcomes.filter { bin.contains($0.likeliest.probability) }
      let sum = of.reduce(0) { $0 + $1.likeliest.probability }
      let right = of.count { $0.likeliest.exercise == $0.movement.rawValue }
      lines.append("   likeliest \(bin.lowerBound): \(right) of \(of.count), expected \(sum)")
    }
    for movement in SceneMovement.allCases {
      let of = outcomes.filter { $0.movement == movement }
      let counts = Dictionary(grouping: of, by: \.named).mapValues(\.count)
      lines.append(
        "   \(movement.rawValue): "
          + counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(
            separator: ", "))
    }
    Swift.print(lines.joined(separator: "\n"))
  }

  @Test func `exercises that the evidence does not tell apart stay in the order they have`() {
    let alike = 0.221921
    let candidates = [
      ("clamshell", alike), ("leg-lift", 0.5), ("foot-slide", alike.nextUp), ("pelvic-tilt", 0.01),
    ].map { ExerciseRecognition.Candidate(exercise: $0, probability: $1) }
    let named = ExerciseRecognition.likeliestFirst(candidates).map(\.exercise)
    #expect(named == ["leg-lift", "clamshell", "foot-slide", "pelvic-tilt"])
  }
}
