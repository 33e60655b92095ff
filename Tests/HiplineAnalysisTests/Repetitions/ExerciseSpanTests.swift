import HiplineCore
import HiplineSignal
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis
@testable import HiplineKinematics

struct ExerciseSpanTests {
  private func angle(_ degrees: [Double]) -> HingeAngle {
    HingeAngle(
      range: 0..<degrees.count, axis: HingeAxis(direction: Vector3(0, 1, 0), planarity: 1),
      inclinationDegrees: 0, source: .gravity, degrees: degrees, rateDegreesPerSecond: degrees,
      offAxisDegrees: degrees)
  }

  /// Minimum-jerk moves from one level to the next, 100 samples each, with rests of 100 samples between.
  private func curve(_ levels: [Double]) -> [Double] {
    var degrees = [Double](repeating: levels[0], count: 100)
    for (from, to) in zip(levels, levels.dropFirst()) {
      degrees += (0..<100).map { sample in
        let s = Double(sample) / 100
        return from + (to - from) * s * s * s * (10 - 15 * s + 6 * s * s)
      }
      degrees += [Double](repeating: to, count: 100)
    }
    return degrees
  }

  private func span(_ degrees: [Double]) -> Range<Int> {
    ExerciseSpan.find(angle(degrees), smallestRangeDegrees: 0.7)
  }

  @Test func `a set by itself is left whole`() {
    let set = curve([0, 20, 0, 20, 0, 20, 0])
    #expect(span(set) == 0..<set.count)
  }

  @Test func `lying down before and getting up after are cut off where they settle`() {
    let set = curve([0, 20, 0, 20, 0, 20, 0])
    let whole = curve([90, 0]) + set + curve([0, -80])
    let found = span(whole)
    // Lying down takes the samples 100 ..< 200 and settles towards their end; getting up starts 100 behind the set.
    #expect((170...300).contains(found.lowerBound))
    #expect((300 + set.count...300 + set.count + 140).contains(found.upperBound))
  }

  @Test func `a rest pose that drifts and one large repetition are not changes of posture`() {
    let drifting = curve([0, 20, 4, 24, 8, 28, 10])
    #expect(span(drifting) == 0..<drifting.count)
    let large = curve([0, 20, 0, 35, 0, 20, 0])
    #expect(span(large) == 0..<large.count)
  }

  @Test func `without a repetition there is nothing to cut by`() {
    let ramp = curve([0, 90])
    #expect(span(ramp) == 0..<ramp.count)
  }
}
