import Testing

@testable import HiplineAnalysis

struct CueTests {
  private func cues(
    _ values: [MetricDefinition: Double?], exercise: Exercise = .clamshell,
    state: RepetitionState? = nil
  ) -> [Cue] {
    let repetition = measured(3, values)
    return Cue.cues(
      for: repetition, score: RepetitionScore(repetition, profile: exercise.profile), state: state)
  }

  @Test func `a cue names the repetition and the number behind it`() throws {
    let cues = cues([Tempo.lift: 0.62])
    try #require(cues.map(\.code) == ["lift-too-fast"])
    #expect(cues[0].text.hasPrefix("Up in 0.6 s on rep 3 is too fast."))
  }

  @Test func `the two faults that cost most are said, the costliest first`() {
    let cues = cues([Tempo.lift: 0.2, Tempo.hold: 0, Isolation.ratio: 0.6, Isolation.pelvis: 9])
    #expect(cues.map(\.code) == ["pelvis-moves", "hold-too-short"])
  }

  @Test func `a part of 70 or more is not worth a word`() {
    #expect(cues([Tempo.lift: 1.1]).isEmpty)
    #expect(cues([Tempo.lift: 3]).isEmpty)
  }

  @Test func `a range too small and one too large have cues of their own`() {
    #expect(cues([RangeAgainstFirst.ratio: 0.4]).map(\.code) == ["range-shrinks"])
    #expect(cues([RangeAgainstFirst.ratio: 1.6]).map(\.code) == ["range-grows"])
  }

  @Test func `shaking is praised, after the faults`() throws {
    let cues = cues(
      [Tempo.lift: 0.2, HoldTremor.frequency: 7.96, HoldTremor.acceleration: 0.3], state: .shaking)
    try #require(cues.map(\.code) == ["lift-too-fast", "shaking-is-the-work"])
    #expect(cues[1].text.contains("8.0 Hz on rep 3"))
    #expect(cues[1].magnitude == 0.3)
  }

  @Test(arguments: Exercise.all)
  func `no cue of an exercise leaves a place unfilled`(exercise: Exercise) {
    for far in [-1e3, 1e3] {
      for target in exercise.profile.components {
        var values: [MetricDefinition: Double?] = [:]
        for definition in Metrics.definitions { values[definition] = 1.2 }
        for other in exercise.profile.components {
          values[other.metric] = .some(other.lowest ?? other.highest)
        }
        values[target.metric] = far
        for cue in cues(values, exercise: exercise) {
          #expect(!cue.text.contains("{") && !cue.text.contains("}") && !cue.text.contains("–"))
        }
      }
    }
  }

  @Test(arguments: Exercise.all.map(\.profile) + [.unknown])
  func `every place in a template is a metric or the repetition`(profile: ExerciseProfile) {
    let keys = Set(Metrics.definitions.map(\.key) + ["repetition"])
    for template in profile.components.flatMap({ [$0.cueBelow, $0.cueAbove] }).compactMap({ $0 }) {
      for part in template.text.split(separator: "{").dropFirst() {
        #expect(keys.contains(String(part.prefix { $0 != "}" })), "\(template.code)")
      }
    }
  }
}
