import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct ExerciseBoutTests {
  private func bouts(_ curve: Curve) throws -> [Range<Int>] {
    ExerciseBout.find(in: try curve.motion(), smallestRangeDegrees: 0.7)
  }

  @Test func `two sets with half a minute between them are two bouts`() throws {
    let first = Curve(seconds: 15).repetitions(3)
    let bouts = try bouts(
      first.holding(seconds: 30).repetitions(3).holding(seconds: 15))
    try #require(bouts.count == 2)
    #expect(bouts[0].lowerBound < 750 && bouts[0].lowerBound > 600)
    #expect(Double(bouts[0].upperBound) > (first.seconds - 1) * Curve.rate)
  }

  @Test func `a hold of nine seconds does not split a set`() throws {
    let curve = Curve().repetition().repetition(20, hold: 9).repetition().holding(seconds: 3)
    #expect(try bouts(curve).count == 1)
  }

  @Test func `fidgeting between sets of large repetitions does not bridge them`() throws {
    var curve = Curve().repetitions(3, 30)
    for _ in 0..<6 { curve = curve.repetition(1.5, hold: 1, move: 1).holding(seconds: 2) }
    #expect(try bouts(curve.repetitions(3, 30).holding(seconds: 3)).count == 2)
  }

  @Test func `small repetitions count where there are no larger ones`() throws {
    let bouts = try bouts(Curve(seconds: 15).repetitions(3, 2).holding(seconds: 15))
    #expect(bouts.count == 1)
  }

  @Test func `quick repetitions that are back after two seconds are no stillness`() throws {
    var curve = Curve(seconds: 15)
    for _ in 0..<12 {
      curve = curve.moving(to: 1.5, seconds: 0.8).moving(to: 0, seconds: 0.8).holding(seconds: 0.4)
    }
    let end = curve.seconds
    let bouts = try bouts(curve.holding(seconds: 15))
    try #require(bouts.count == 1)
    #expect(Double(bouts[0].lowerBound) < 15.5 * Curve.rate)
    #expect(Double(bouts[0].upperBound) > (end - 1) * Curve.rate)
  }

  @Test func `a leg at rest has no bout`() throws {
    #expect(try bouts(Curve(seconds: 20)).isEmpty)
  }

  @Test func `bouts stay inside the recording`() throws {
    let curve = Curve(seconds: 0.1).repetitions(2)
    let bout = try #require(try bouts(curve).first)
    #expect(bout.lowerBound == 0 && bout.upperBound == curve.degrees.count)
  }
}
