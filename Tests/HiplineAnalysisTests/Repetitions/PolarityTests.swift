import HiplineCore
import Testing

@testable import HiplineAnalysis
@testable import HiplineKinematics

struct PolarityTests {
  private func angle(
    _ curve: Curve, axis: Vector3 = Vector3(1, 0, 0), reversed: Bool = false
  ) -> HingeAngle {
    let degrees = curve.degrees
    let angle = HingeAngle(
      range: 0..<degrees.count, axis: HingeAxis(direction: axis, planarity: 1),
      inclinationDegrees: 0, source: .gravity, degrees: degrees,
      rateDegreesPerSecond: degrees.map { _ in 0 }, offAxisDegrees: degrees.map { _ in 0 })
    return reversed ? angle.reversed : angle
  }

  /// - Parameter sampleCount: Of the recording; nil where none of the angles ends within it.
  private func oriented(_ angles: [HingeAngle], sampleCount: Int? = nil) -> [HingeAngle] {
    Polarity.oriented(
      angles, sampleCount: sampleCount ?? angles.map(\.range.upperBound).min() ?? 0,
      sampleRateHertz: Curve.rate, smallestRangeDegrees: 0.7)
  }

  @Test(arguments: [true, false])
  func `a set begins and ends at rest, so that is the low end`(reversed: Bool) {
    let curve = Curve().repetitions(3)
    let result = oriented([angle(curve, reversed: reversed)])
    #expect(result[0].degrees.map(abs) == curve.degrees)
    #expect((result[0].degrees.max() ?? 0) > 19)
  }

  @Test(arguments: [true, false])
  func `cut off in the middle at both ends, the reading with more repetitions wins`(
    reversed: Bool
  ) {
    // Three whole repetitions if low is rest; if high is, the first and the last of four begin or end on the way.
    var curve = Curve(rest: 8, seconds: 0.2).moving(to: 0, seconds: 1).holding(seconds: 1)
    curve = curve.repetitions(3).moving(to: 8, seconds: 1)
    let result = oriented([angle(curve, reversed: reversed)])
    #expect((result[0].degrees.max() ?? 0) > 19)
  }

  @Test(arguments: [true, false])
  func `an end in the middle of a lowering says nothing against the rest before`(reversed: Bool) {
    let curve = Curve().repetition(20, hold: 7).repetition(20, hold: 7)
      .moving(to: 20, seconds: 2).holding(seconds: 7).moving(to: 14, seconds: 0.5)
    let result = oriented([angle(curve, reversed: reversed)])
    #expect((result[0].degrees.max() ?? 0) > 19)
  }

  @Test(arguments: [true, false])
  func `cut off at both ends, the end to which the limb comes back is rest`(reversed: Bool) {
    // As many tops as bottoms: counting tells nothing.
    var curve = Curve(rest: 8, seconds: 0.2)
    for top in [20.0, 17, 21, 18, 22] {
      curve = curve.moving(to: top, seconds: 1).holding(seconds: 1)
        .moving(to: 0, seconds: 1).holding(seconds: 0.3)
    }
    curve = curve.moving(to: 9, seconds: 0.5)
    let result = oriented([angle(curve, reversed: reversed)])
    #expect((result[0].degrees.max() ?? 0) > 19)
  }

  @Test func `a set that says nothing goes with the others about its axis`() {
    let clear = Curve().repetitions(3)
    let vague = Curve(rest: 0, seconds: 1).moving(to: 20, seconds: 2).holding(seconds: 1)
    let result = oriented([angle(vague, reversed: true), angle(clear), angle(clear)])
    #expect((result[0].degrees.max() ?? 0) > 19)
    #expect((result[2].degrees.max() ?? 0) > 19)
  }

  @Test(arguments: [true, false])
  func `a set that ends within the recording was at rest there, whatever others say`(
    reversed: Bool
  ) {
    // It begins in a lift, so that one end alone tells.
    let begun = Curve(rest: 9, seconds: 0.1).moving(to: 20, seconds: 0.7).holding(seconds: 1)
      .moving(to: 0, seconds: 1).holding(seconds: 1).repetitions(3)
    let other = angle(Curve().repetitions(3), reversed: !reversed)
    let result = oriented(
      [angle(begun, reversed: reversed), other, other], sampleCount: begun.degrees.count + 500)
    #expect((result[0].degrees.max() ?? 0) > 19)
    #expect(abs(result[0].degrees.last ?? 20) < 1)
  }

  @Test func `a set about another axis decides for itself`() {
    let curve = Curve().repetitions(3)
    let result = oriented([
      angle(curve), angle(curve), angle(curve, axis: Vector3(0, 1, 0), reversed: true),
    ])
    #expect((result[2].degrees.max() ?? 0) > 19)
  }

  @Test func `no set has no polarity`() { #expect(oriented([]).isEmpty) }
}
