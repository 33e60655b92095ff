import Testing

@testable import HiplineAnalysis

struct TempoTests {
  @Test func `lift, hold and lowering are those of the movement`() throws {
    let curve = Curve(seconds: 3).moving(to: 20, seconds: 2).holding(seconds: 3)
      .moving(to: 0, seconds: 1.5).holding(seconds: 3)
    let values = Tempo.measure(try #require(try curve.contexts().first))
    // The movement filter rounds the ends of a movement.
    #expect(abs((values.number(Tempo.lift) ?? 0) - 2) < 0.15)
    #expect(abs((values.number(Tempo.hold) ?? 0) - 3) < 0.15)
    #expect(abs((values.number(Tempo.lower) ?? 0) - 1.5) < 0.15)
  }
}
