import Testing

@testable import HiplineAnalysis

struct RestAtEndsTests {
  private let set = Curve(seconds: 2).repetitions(4, 20).holding(seconds: 1.5)

  private func kept(_ curve: Curve) -> [RepetitionCounter.Excursion] {
    RestAtEnds.kept(curve.excursions, degrees: curve.degrees, sampleRateHertz: Curve.rate)
  }

  @Test(arguments: [-5.0, -10, -15])
  func `what goes further down after a rest is no lowering`(degrees: Double) throws {
    let ends = set.degrees.count
    let curve = set.moving(to: degrees, seconds: 1).holding(seconds: 2)
    let last = try #require(kept(curve).last)
    #expect(last.isComplete && last.after < ends && abs(last.fallDegrees - 20) < 2.1)
    #expect(kept(curve).dropLast() == curve.excursions.dropLast())
  }

  @Test(arguments: [-5.0, -10, -15])
  func `nor is what comes from there a lift, where a rest is in between`(degrees: Double) throws {
    let curve = Curve(rest: degrees).moving(to: 0, seconds: 1).holding(seconds: 1.5).repetitions(
      4, 20
    ).holding(seconds: 2)
    let first = try #require(kept(curve).first)
    #expect(first.isComplete && abs(first.riseDegrees - 20) < 2.1)
  }

  @Test func `a leg that is put down further without a stop is lowered to there`() throws {
    let curve = Curve(seconds: 2).repetitions(3, 20).moving(to: 20, seconds: 2)
      .moving(to: -8, seconds: 2.8).holding(seconds: 2)
    #expect(kept(curve) == curve.excursions)
  }

  @Test func `two repetitions show no rest`() {
    let curve = Curve(seconds: 2).repetitions(2, 20).holding(seconds: 1.5)
      .moving(to: -15, seconds: 1).holding(seconds: 2)
    #expect(kept(curve) == curve.excursions)
  }
}
