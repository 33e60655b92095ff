import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct RepetitionCounterTests {
  private func complete(_ curve: Curve) -> Int { curve.excursions.count { $0.isComplete } }

  @Test func `every plain repetition is counted, with its rise and fall`() {
    let excursions = Curve().repetitions(5).excursions
    #expect(excursions.count == 5)
    for excursion in excursions {
      #expect(excursion.isComplete)
      #expect(abs(excursion.riseDegrees - 20) < .rounding * 100)
      #expect(abs(excursion.fallDegrees - 20) < .rounding * 100)
      #expect(excursion.before < excursion.peak && excursion.peak < excursion.after)
    }
  }

  @Test(arguments: [0.02, -0.02, 0.05])
  func `a rest level that drifts does not change the count`(drift: Double) {
    var curve = Curve()
    for _ in 0..<8 { curve = curve.repetition().holding(seconds: 40, drift: drift) }
    #expect(complete(curve) == 8)
  }

  @Test(arguments: [0.5, 2, 4.5])
  func `a hold with two peaks is one repetition`(dip: Double) {
    let curve = Curve().repetition().repetition().moving(to: 20, seconds: 2)
      .moving(to: 20 - dip, seconds: 1).moving(to: 19.5, seconds: 1).moving(to: 0, seconds: 2)
      .holding(seconds: 1)
    #expect(curve.excursions.count == 3)
    #expect(complete(curve) == 3)
  }

  @Test func `a pause on the way up or down does not split a repetition`() {
    let curve = Curve().repetition().moving(to: 10, seconds: 1).holding(seconds: 2, drift: -0.3)
      .moving(to: 20, seconds: 1).moving(to: 9, seconds: 1).holding(seconds: 2, drift: 0.3)
      .moving(to: 0, seconds: 1).holding(seconds: 1)
    #expect(complete(curve) == 2)
    #expect(curve.excursions.count == 2)
  }

  @Test func `a recording that begins and ends at the top has two incomplete repetitions`() {
    let curve = Curve(rest: 20, seconds: 1).moving(to: 0, seconds: 2).holding(seconds: 1)
      .repetitions(3).moving(to: 20, seconds: 2).holding(seconds: 1)
    #expect(curve.excursions.map(\.isComplete) == [false, true, true, true, false])
  }

  @Test func `a partial repetition that came back is complete`() {
    let curve = Curve().repetitions(3).repetition(8).repetitions(2)
    #expect(curve.excursions.map(\.isComplete) == [true, true, true, true, true, true])
  }

  @Test func `an excursion that comes back less than half of its way is not complete`() {
    let curve = Curve().repetitions(3).moving(to: 20, seconds: 2).moving(to: 12, seconds: 1)
    #expect(curve.excursions.map(\.isComplete) == [true, true, true, false])
  }

  @Test(arguments: [10.0, 15, 30, 60])
  func `small repetitions beside larger ones are repetitions`(large: Double) {
    let small = max(4, large / 6)
    #expect(Curve().repetitions(4, small).repetitions(4, large).excursions.count == 8)
    #expect(Curve().repetitions(4, large).repetitions(4, small).excursions.count == 8)
    // A leg that tires: each goes less far than the one before.
    let tiring = (0..<10).reduce(Curve()) { $0.repetition(large * (1 - 0.08 * Double($1))) }
    #expect(complete(tiring) == 10)
  }

  @Test
  func
    `one by itself counts from a seventh of the others, and what is breathing beside them does not`()
  {
    #expect(Curve().repetitions(3).repetition(6).repetitions(2).excursions.count == 6)
    #expect(Curve().repetitions(3).repetition(2).repetitions(2).excursions.count == 5)
    #expect(Curve().repetitions(3).repetitions(4, 2).repetitions(2).excursions.count == 5)
  }

  @Test func `a fidget between two repetitions is none, however often`() {
    let fidgets = (0..<3).reduce(Curve().repetitions(3)) { curve, _ in
      curve.repetition(5, hold: 0, move: 0.3)
    }
    #expect(fidgets.repetitions(2).excursions.count == 5)
  }

  @Test(arguments: [3, 8, 12], [0.1, 0.2, 0.3])
  func `pulses at the top belong to their repetition`(count: Int, share: Double) {
    let curve = (0..<3).reduce(Curve()) { curve, _ in
      (0..<count).reduce(curve.moving(to: 20, seconds: 2)) { top, _ in
        top.moving(to: 20 * (1 - share), seconds: 0.5).moving(to: 20, seconds: 0.5)
      }.moving(to: 0, seconds: 2).holding(seconds: 1)
    }
    #expect(curve.excursions.map(\.isComplete) == [true, true, true])
  }

  @Test func `what the leg finds on the way down parts no repetition from the next`() {
    let down = Curve().repetitions(2).moving(to: 20, seconds: 2).moving(to: 5, seconds: 1.5)
      .moving(to: 6, seconds: 0.5).moving(to: 5, seconds: 0.5)
    #expect(down.moving(to: 20, seconds: 1.5).moving(to: 0, seconds: 2).excursions.count == 4)
  }

  @Test func `nothing below what the sensor resolves is a repetition`() {
    #expect(Curve().repetitions(4, 0.6).excursions.isEmpty)
    #expect(Curve().repetitions(4, 0.8).excursions.count == 4)
  }

  @Test func `a range that shrinks to half is counted to the end`() {
    let curve = (0..<10).reduce(Curve()) { $0.repetition(20 - Double($1)) }
    #expect(complete(curve) == 10)
  }

  @Test func `a flat line, two samples and none have no excursion`() {
    #expect(Curve().excursions.isEmpty)
    #expect(RepetitionCounter.excursions(of: [1, 2], smallestRangeDegrees: 1).isEmpty)
    #expect(RepetitionCounter.excursions(of: [], smallestRangeDegrees: 1).isEmpty)
  }

  @Test func `the plateaus of every square wave of 12 samples are its excursions`() {
    for bits in 1..<4095 {
      let wave = (0..<12).map { Double((bits >> $0) & 1) }
      let plateaus = wave.indices.count { wave[$0] == 1 && ($0 == 0 || wave[$0 - 1] == 0) }
      // From one low sample in twelve on the 5th percentile is below the top.
      let excursions = RepetitionCounter.excursions(of: wave, smallestRangeDegrees: 0.1)
      #expect(excursions.count == plateaus, "\(wave)")
      let inner = wave.dropFirst().dropLast().split(separator: 0).count
      #expect(excursions.count { $0.isComplete } <= inner)
    }
  }

  @Test func `getting up after the set does not hide its repetitions`() {
    let curve = Curve().repetitions(6).moving(to: 75, seconds: 3).holding(seconds: 2)
    #expect(complete(curve) == 6)
  }

  /// Three repetitions, the second with a dip at its top that is gone where only slow things are left, or is not.
  @Test(arguments: [(19.0, 3), (2.0, 4)])
  func `a quick dip parts a repetition only where the slow course comes down too`(
    dip: Double, expected: Int
  ) {
    func curve(dip: Double) -> Curve {
      Curve().repetition().moving(to: 20, seconds: 2).moving(to: dip, seconds: 0.2)
        .moving(to: 20, seconds: 0.2).holding(seconds: 1).moving(to: 0, seconds: 2)
        .holding(seconds: 1).repetition()
    }
    let quick = curve(dip: 8)
    #expect(quick.excursions.count == 4)
    let joined = RepetitionCounter.joined(
      quick.excursions, of: quick.degrees, slow: curve(dip: dip).degrees)
    #expect(joined.count == expected)
    #expect(joined.count { $0.isComplete } == expected)
  }

  @Test(arguments: [[0.3, 0.4, 0.3, 0.4], [0.34, 0.36, 0.33, 0.37, 0.35], [0.45, 0.45, 0.45]])
  func `pulses about a third as deep as the lift belong to it`(depths: [Double]) {
    var curve = Curve(seconds: 2)
    for _ in 0..<3 {
      curve = curve.moving(to: 20, seconds: 2)
      for depth in depths {
        curve = curve.moving(to: 20 * (1 - depth), seconds: 0.7).moving(to: 20, seconds: 0.7)
      }
      curve = curve.moving(to: 0, seconds: 2).holding(seconds: 2)
    }
    #expect(curve.excursions.count == 3 && complete(curve) == 3)
    // What is left at the end is a top, and none of the lifts.
    let ended = curve.moving(to: -1.5, seconds: 1).moving(to: 0, seconds: 1)
    #expect(complete(ended) == 3)
  }
}
