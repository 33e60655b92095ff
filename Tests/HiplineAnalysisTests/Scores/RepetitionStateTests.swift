import Testing

@testable import HiplineAnalysis

struct RepetitionStateTests {
  private let profile = Exercise.clamshell.profile

  private func judge(
    pelvis: Double? = nil, uncertainty: Double? = nil, range: Double? = 20, shaking: Bool? = nil,
    rms: Double? = nil, hip: HipLimit? = nil, pelvisMoves: Bool = false
  ) -> StateJudgement {
    var repetition = measured(
      1,
      [
        Isolation.pelvis: pelvis, Isolation.uncertainty: uncertainty, RangeOfMotion.range: range,
        HoldTremor.acceleration: rms,
      ])
    if let shaking { repetition.values.append(HoldTremor.detected.value(shaking)) }
    return StateJudgement(
      repetition, profile: profile,
      compensation: Compensation(repetition, limits: profile.compensation, hip: hip),
      pelvisMoves: pelvisMoves)
  }

  @Test func `a quarter of the movement by the pelvis is compensating, shaking or not`() {
    #expect(judge(pelvis: 5, shaking: true, rms: 1).state == .compensating)
    #expect(judge(pelvis: 4.9, shaking: false).state == .controlled)
  }

  @Test func `ten degrees of pelvis are compensating whatever the range`() {
    #expect(judge(pelvis: 10, range: 80, shaking: false).state == .compensating)
    #expect(judge(pelvis: 9.9, range: 80, shaking: false).state == .controlled)
  }

  @Test func `how sure a state is follows from how sure the pelvis' turn is`() throws {
    let near = try #require(judge(pelvis: 4, uncertainty: 1, shaking: false).probability)
    let far = try #require(judge(pelvis: 1, uncertainty: 1, shaking: false).probability)
    #expect(near > 0.8 && near < 0.9)
    #expect(far > 0.999)
    #expect(judge(pelvis: 5, uncertainty: 1, shaking: false).probability == 0.5)
  }

  @Test func `shaking that can be seen is shaking, less is control`() {
    #expect(judge(pelvis: 1, shaking: true, rms: 0.0485).state == .shaking)
    #expect(judge(pelvis: 1, shaking: true, rms: 0.048).state == .controlled)
    #expect(judge(pelvis: 1, shaking: false, rms: 1).state == .controlled)
  }

  @Test func `a leg alone has no state, but its shaking is told`() {
    let alone = judge(shaking: true, rms: 1)
    #expect(alone.state == nil && alone.probability == nil)
    #expect(alone.isShaking == true)
    #expect(alone.reason?.contains("whether it kept still is not known") == true)
    #expect(judge(shaking: false).state == nil)
    #expect(judge(shaking: false).isShaking == false)
  }

  @Test func `without an answer to whether it shakes only helping is a state`() {
    let unseen = judge(pelvis: 1)
    #expect(unseen.state == nil && unseen.isShaking == nil)
    #expect(unseen.reason?.contains("whether the leg shook is not known") == true)
    #expect(judge(pelvis: 8).state == .compensating)
  }

  @Test func `a pelvis that is what the exercise moves helps nothing`() {
    #expect(judge(shaking: false, pelvisMoves: true).state == .controlled)
    #expect(judge(shaking: true, rms: 1, pelvisMoves: true).state == .shaking)
  }

  @Test func `a turn that no hip makes alone speaks without a sensor on the pelvis`() {
    #expect(judge(range: 80, shaking: false, hip: .outward).state == .compensating)
    #expect(judge(range: 80, shaking: false, hip: .outward).basis == [.tremor, .anatomy])
    #expect(judge(range: 58, shaking: false, hip: .outward).state == nil)
    #expect(judge(range: 80, shaking: false).state == nil)
  }

  @Test func `the basis names what was measured`() {
    #expect(judge().basis == [])
    #expect(judge(shaking: false).basis == [.tremor])
    #expect(judge(pelvis: 1).basis == [.isolation])
    #expect(judge(pelvis: 1, shaking: false).basis == [.tremor, .isolation])
  }
}
