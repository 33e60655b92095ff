import HiplineAnalysis
import HiplineSimulation
import Testing

/// What the pelvis adds, isolation loses.
struct PelvisTests {
  @Test func `the more the pelvis rolls along, the less isolated every repetition is`() {
    let results = [0.02, 0.12, 0.22, 0.35].map { fraction in
      var parameters = Sessions.shortParameters
      parameters.sets = [SetPlan(repetitions: 2)]
      parameters.tremor = nil
      parameters.pelvis.fractionOfRange = fraction
      return AnalysedSession(parameters).result.repetitions
    }
    for (less, more) in zip(results, results.dropFirst()) {
      #expect(less.count == 2 && more.count == 2)
      for (a, b) in zip(less, more) {
        #expect((a.number(Isolation.ratio) ?? .nan) < (b.number(Isolation.ratio) ?? .nan))
        #expect((a.score?.overall ?? .nan) >= (b.score?.overall ?? .nan) - 1)
      }
    }
    #expect(results[0].allSatisfy { $0.state == .controlled })
    #expect(results[3].allSatisfy { $0.state == .compensating })
  }
}
