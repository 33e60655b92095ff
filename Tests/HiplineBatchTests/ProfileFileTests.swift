import HiplineAnalysis
import HiplineCore
import HiplineReport
import Testing

@testable import HiplineBatch

struct ProfileFileTests {
  private func profile(
    _ text: String, for exercise: Exercise? = .clamshell
  ) throws(InputFailure) -> ExerciseProfile {
    try ProfileFile.read(bytes: Array(text.utf8), path: "p.yaml", fallback: exercise?.profile)
  }

  private func part(_ profile: ExerciseProfile, _ name: String) -> ComponentTarget? {
    profile.components.first { $0.name == name }
  }

  @Test func `a file changes what it names and nothing else`() throws {
    let changed = try profile(
      """
      name: mine
      compensation: { pelvis_deg: 5 }
      components:
        tempo: { lowest: 6 }
      cues:
        tempo-too-fast: "Slower."
      """)
    var expected = Exercise.clamshell.profile
    expected.name = "mine"
    expected.compensation.pelvisDegrees = 5
    let index = try #require(expected.components.firstIndex { $0.name == "tempo" })
    expected.components[index].lowest = 6
    expected.components[index].cueBelow?.text = "Slower."
    #expect(changed == expected)
  }

  @Test func `a component can be left out, opened and added`() throws {
    let changed = try profile(
      """
      components:
        lift: null
        range: { highest: null }
        small: { metric: rom_deg, highest: 25, tolerance: 5, weight: 2 }
      """)
    #expect(part(changed, "lift") == nil)
    #expect(part(changed, "range")?.highest == nil)
    #expect(part(changed, "range")?.lowest == 0.9)
    #expect(part(changed, "small")?.score(30) == 50)
  }

  @Test func `a renamed part keeps its cap, and one named isolation has it without a word`() throws
  {
    let renamed = try profile(
      """
      based_on: clamshell
      components:
        isolation: null
        still hip: { metric: isolation_ratio, highest: 0.15, tolerance: 0.08, caps: true }
      """)
    #expect(
      renamed.components.filter(\.capsWhole).map(\.name) == [
        "lift", "lower", "let_go", "still hip",
      ])
    let added = try profile(
      "components: { isolation: { metric: pelvis_rom_deg, highest: 5, tolerance: 2 } }",
      for: .pelvicTilt)
    #expect(
      added.components.filter(\.capsWhole).map(\.name) == ["lift", "lower", "let_go", "isolation"])
    let freed = try profile("components: { isolation: { caps: false } }", for: .clamshell)
    #expect(freed.components.filter(\.capsWhole).map(\.name) == ["lift", "lower", "let_go"])
  }

  @Test func `a file without a base begins with the session's exercise`() throws {
    #expect(
      try profile("name: legs", for: .legLift).components == Exercise.legLift.profile.components)
    let based = try profile("based_on: pelvic-tilt", for: .legLift)
    #expect(based == Exercise.pelvicTilt.profile)
  }

  @Test func `that of another exercise judges no session`() throws {
    let text = ProfileText(path: "p.yaml", bytes: Array("name: mine\nbased_on: clamshell\n".utf8))
    #expect(try text.applied(to: .clamshell).name == "mine")
    #expect(try text.applied(to: nil).name == "mine")
    let failure = #expect(throws: InputFailure.self) { try text.applied(to: .legLift) }
    #expect(failure?.code == .invalidProfile && failure?.line == 2)
  }

  @Test(arguments: Exercise.all)
  func `what is shown reads back as the same profile`(exercise: Exercise) throws {
    let text = ProfileTextRenderer.yaml(exercise.profile)
    #expect(try profile(text, for: nil) == exercise.profile)
  }

  @Test(
    arguments: Exercise.all,
    [
      "name: mine",
      "name: 'null'",
      "name: 'legs: \"slow\"'",
      "components: { lift: null }",
      "components: { smooth_lift: null, hold: { weight: 7 }, tempo: null }",
      "components: { small: { metric: rom_deg, highest: 25, tolerance: 5 } }",
      "components: { 'my own': { metric: rom_deg, highest: 25, tolerance: 5, weight: 2 }, lift: null }",
      "components: { lift: { caps: true } }",
      "name: mine\ncues: { tempo-too-fast: \"Slow\\nand \\\"smooth\\\".\" }",
    ])
  func `a changed profile reads back as the same profile`(
    exercise: Exercise, change: String
  ) throws {
    let changed = try profile(change, for: exercise)
    #expect(try profile(ProfileTextRenderer.yaml(changed), for: nil) == changed)
    // Whatever exercise the session has.
    #expect(try profile(ProfileTextRenderer.yaml(changed), for: .footSlide) == changed)
  }

  @Test(arguments: [
    ("based_on: clamshel", 1, 11, "did you mean `clamshell`?"),
    ("wieght: 3", 1, 1, "known keys are"),
    ("components:\n  tempoo: { lowest: 3 }", 2, 3, "did you mean `tempo`?"),
    ("components:\n  tempo: { lowst: 3 }", 2, 12, "did you mean `lowest`?"),
    ("components:\n  tempo: { lowest: fast }", 2, 20, "write it as in"),
    (
      "components:\n  x: { metric: rom_degs, lowest: 1, tolerance: 1 }", 2, 16,
      "did you mean `rom_deg`?"
    ),
    (
      "components:\n  x: { metric: tremor.detected, lowest: 1, tolerance: 1 }", 2, 16,
      "dictionary.csv lists them all"
    ),
    ("components:\n  tempo: { caps: perhaps }", 2, 18, "write `caps: true`"),
    ("components:\n  x: { metric: rom_deg }", 2, 6, "write for example"),
    ("components:\n  range: { lowest: 2 }", 2, 10, "exchange the two"),
    ("components:\n  tempo: { lowest: null }", 2, 10, "leave it out"),
    ("compensation: { pelvis_deg: -1 }", 1, 29, "write it as in"),
    ("cues: { tempo-to-fast: x }", 1, 9, "did you mean `tempo-too-fast`?"),
  ])
  func `a mistake is refused with its place and a hint`(
    text: String, line: Int, column: Int, hint: String
  ) {
    #expect {
      try profile(text)
    } throws: { error in
      guard let failure = error as? InputFailure else { return false }
      return failure.code == .invalidProfile && failure.line == line && failure.column == column
        && failure.hint.contains(hint)
    }
  }

  @Test(arguments: [
    "components: {Quixotina: {lowest: 1}}\n", "Quixotina: 1\n", "based_on: Quixotina\n",
    "components:\n  Quixotina: {metric: rom_deg, lowest: 5, tolerance: 1}\n  Quixotino: null\n",
    "components: {hold: {metric: Quixotina}}\n", "cues: {Quixotina: x}\n",
    "components: {hold: {weight: Quixotina}}\n", "components: {hold: {Quixotina: 1}}\n",
  ])
  func `no message says a word of the file`(text: String) {
    #expect {
      try ProfileFile.read(bytes: Array(text.utf8), path: "p.yaml", fallback: nil)
    } throws: { error in
      guard let failure = error as? InputFailure else { return false }
      return !(failure.message + failure.hint).contains("Quixotin")
    }
  }

  @Test func `a profile that leaves nothing to score is refused`() {
    let all = Exercise.clamshell.profile.components.map { "  \($0.name): null" }
    #expect(throws: InputFailure.self) {
      try profile("components:\n" + all.joined(separator: "\n"))
    }
  }
}
