import Testing

@testable import HiplineAnalysis

struct RepetitionStateTests {
  private let profile = Exercise.clamshell.profile

  private func judge(
    pelvis: Double? = nil, ratio: Double? = nil, shaking: Bool? = nil, rms: Double? = nil
  ) -> (state: RepetitionState, basis: [RepetitionState.Basis])? {
    var repetition = measured(
      1, [Isolation.pelvis: pelvis, Isolation.ratio: ratio, HoldTremor.acceleration: rms])
    if let shaking { repetition.values.append(HoldTremor.detected.value(shaking)) }
    return RepetitionState.judge(repetition, profile: profile)
  }

  @Test func `a quarter of the movement by the pelvis is compensating, shaking or not`() {
    #expect(judge(pelvis: 5, ratio: 0.25, shaking: true, rms: 1)?.state == .compensating)
    #expect(judge(pelvis: 4.9, ratio: 0.249, shaking: false)?.state == .controlled)
  }

  @Test func `ten degrees of pelvis are compensating whatever the range`() {
    #expect(judge(pelvis: 10, ratio: 0.1, shaking: false)?.state == .compensating)
    #expect(judge(pelvis: 9.9, ratio: 0.1, shaking: false)?.state == .controlled)
  }

  @Test func `a large share of a tiny range is breathing`() {
    #expect(judge(pelvis: 0.6, ratio: 0.6, shaking: false)?.state == .controlled)
  }

  @Test func `shaking that can be seen is shaking, less is control`() {
    #expect(judge(shaking: true, rms: 0.0485)?.state == .shaking)
    #expect(judge(shaking: true, rms: 0.048)?.state == .controlled)
    #expect(judge(shaking: false, rms: 1)?.state == .controlled)
  }

  @Test func `the basis names what was measured, and without any there is no state`() {
    #expect(judge() == nil)
    #expect(judge(shaking: false)?.basis == [.tremor])
    #expect(judge(pelvis: 1, ratio: 0.1)?.basis == [.isolation])
    #expect(judge(pelvis: 1, ratio: 0.1, shaking: false)?.basis == [.tremor, .isolation])
  }
}
