import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineAnalysis

struct RepetitionPhasesTests {
  /// Phases of slow movements are known to a twentieth of a second.
  private static let phaseSeconds = 0.05

  /// The flat ends of a lift are reckoned from all of it, a pause included.
  private static let pausedPhaseSeconds = 0.25

  /// A shaken one of four seconds is known to a sixteenth of it.
  private static let shakenPhaseSeconds = 0.25

  private func phases(_ curve: Curve) -> [Repetition] {
    let rate = Difference.central(curve.degrees, sampleRateHertz: Curve.rate)
    return curve.excursions.map {
      RepetitionPhases.measure(
        $0, degrees: curve.degrees, rate: rate, sampleRateHertz: Curve.rate)
    }
  }

  private func seconds(_ samples: Int) -> Double { Double(samples) / Curve.rate }

  @Test(arguments: [1.0, 2, 4], [1.0, 2.5, 6])
  func `lift, hold and lowering of a minimum-jerk movement are found`(
    move: Double, hold: Double
  ) throws {
    let before = Curve(seconds: 3)
    let top = before.moving(to: 15, seconds: move)
    let down = top.holding(seconds: hold)
    let end = down.moving(to: 0, seconds: move)
    let found = try #require(phases(end.holding(seconds: 3)).first)
    #expect(abs(seconds(found.range.lowerBound) - before.seconds) < Self.phaseSeconds)
    #expect(abs(seconds(found.hold.lowerBound) - top.seconds) < Self.phaseSeconds)
    #expect(abs(seconds(found.hold.upperBound) - down.seconds) < Self.phaseSeconds)
    #expect(abs(seconds(found.range.upperBound) - end.seconds) < Self.phaseSeconds)
  }

  @Test(arguments: [1.0, 1.5, 2, 3, 4])
  func `a movement that turns at once has no hold`(move: Double) throws {
    let top = Curve(seconds: 3).moving(to: 15, seconds: move)
    let found = try #require(
      phases(top.moving(to: 0, seconds: move).holding(seconds: 3)).first)
    #expect(seconds(found.hold.count) < Self.phaseSeconds)
    #expect(abs(seconds(found.hold.lowerBound) - top.seconds) < 2 * Self.phaseSeconds)
  }

  @Test func `a pause on the way up belongs to the lift`() throws {
    let before = Curve(seconds: 3)
    let top = before.moving(to: 8, seconds: 1).holding(seconds: 1.5).moving(to: 20, seconds: 1.5)
    let found = try #require(
      phases(top.holding(seconds: 2).moving(to: 0, seconds: 2).holding(seconds: 2)).first)
    #expect(abs(seconds(found.range.lowerBound) - before.seconds) < Self.pausedPhaseSeconds)
    #expect(abs(seconds(found.hold.lowerBound) - top.seconds) < Self.pausedPhaseSeconds)
  }

  @Test func `a pause on the way down belongs to the lowering, however high it is`() throws {
    let down = Curve(seconds: 3).moving(to: 20, seconds: 2).holding(seconds: 2)
    let end = down.moving(to: 13, seconds: 1).holding(seconds: 1.5).moving(to: 0, seconds: 2)
    let found = try #require(phases(end.holding(seconds: 3)).first)
    #expect(abs(seconds(found.hold.upperBound) - down.seconds) < 2 * Self.phaseSeconds)
    #expect(abs(seconds(found.range.upperBound) - end.seconds) < 2 * Self.phaseSeconds)
  }

  @Test func `a quick dip at the top belongs to the hold of a slow repetition`() throws {
    let before = Curve(seconds: 3)
    let top = before.moving(to: 20, seconds: 4)
    let down = top.holding(seconds: 1).moving(to: 15, seconds: 0.4).moving(to: 20, seconds: 0.4)
      .holding(seconds: 1)
    let end = down.moving(to: 0, seconds: 4)
    let found = try #require(phases(end.holding(seconds: 3)).first)
    #expect(abs(seconds(found.range.lowerBound) - before.seconds) < 2 * Self.phaseSeconds)
    #expect(abs(seconds(found.hold.lowerBound) - top.seconds) < 2 * Self.phaseSeconds)
    #expect(abs(seconds(found.hold.upperBound) - down.seconds) < 2 * Self.phaseSeconds)
    #expect(abs(seconds(found.range.upperBound) - end.seconds) < 2 * Self.phaseSeconds)
  }

  @Test func `what the low-pass leaves of a strong tremor does not end a slow movement`() throws {
    let before = Curve(seconds: 3)
    let top = before.moving(to: 2, seconds: 4)
    let down = top.holding(seconds: 2)
    let end = down.moving(to: 0, seconds: 4)
    var curve = end.holding(seconds: 3)
    // 0.5 °/s at 5 Hz, against 0.94 °/s of the movement.
    for index in curve.degrees.indices {
      let time = Double(index) / Curve.rate
      guard time > before.seconds, time < end.seconds else { continue }
      curve.degrees[index] += 0.016 * Double.sin(2 * .pi * 5 * time)
    }
    let found = try #require(phases(curve).first)
    #expect(abs(seconds(found.range.lowerBound) - before.seconds) < Self.shakenPhaseSeconds)
    #expect(abs(seconds(found.hold.lowerBound) - top.seconds) < Self.shakenPhaseSeconds)
    #expect(abs(seconds(found.hold.upperBound) - down.seconds) < Self.shakenPhaseSeconds)
    #expect(abs(seconds(found.range.upperBound) - end.seconds) < Self.shakenPhaseSeconds)
  }

  @Test func `a hold that sags by a third is held to its end`() throws {
    let top = Curve(seconds: 3).moving(to: 20, seconds: 2)
    let down = top.holding(seconds: 6, drift: -0.3)
    let found = try #require(phases(down.moving(to: 0, seconds: 2).holding(seconds: 2)).first)
    #expect(abs(seconds(found.hold.lowerBound) - top.seconds) < 2 * Self.phaseSeconds)
    #expect(abs(seconds(found.hold.upperBound) - down.seconds) < 2 * Self.phaseSeconds)
  }

  @Test func `phases follow each other in every repetition`() {
    let curve = Curve(rest: 9, seconds: 1).moving(to: 0, seconds: 1).repetition(20, hold: 0)
      .repetitions(2, 12).moving(to: 18, seconds: 2)
    for found in phases(curve) {
      #expect(found.range.lowerBound <= found.hold.lowerBound)
      #expect(found.hold.upperBound <= found.range.upperBound)
      #expect(
        found.concentric.count + found.hold.count + found.eccentric.count == found.range.count)
      #expect(curve.degrees.indices.contains(found.peak))
    }
  }
}
