import Testing

@testable import HiplineSimulation

struct MinimumJerkCurveTests {
  private let curve: MinimumJerkCurve = {
    var curve = MinimumJerkCurve(initial: 1)
    curve.move(to: 3, from: 2, lasting: 2)
    curve.move(to: 0, from: 5, lasting: 1)
    return curve
  }()

  @Test func `a curve rests on its plateaus`() {
    for (seconds, value) in [(-1.0, 1.0), (2, 1), (4, 3), (4.5, 3), (5, 3), (6, 0), (90, 0)] {
      #expect(curve.at(seconds).value == value)
      #expect(curve.at(seconds).rate == 0)
      #expect(curve.at(seconds).acceleration == 0)
    }
  }

  @Test func `halfway a move is halfway and at 15 eighths of its mean speed`() {
    let middle = curve.at(3)
    #expect(middle.value == 2)
    #expect(middle.rate == 15.0 / 8)
    #expect(middle.acceleration == 0)
  }

  @Test func `rate and acceleration are the numerical derivatives`() {
    let step = 1e-4
    for index in 0..<60 {
      let seconds = 1.95 + Double(index) * 0.07
      let before = curve.at(seconds - step)
      let now = curve.at(seconds)
      let after = curve.at(seconds + step)
      #expect(abs((after.value - before.value) / (2 * step) - now.rate) < 1e-5)
      #expect(abs((after.rate - before.rate) / (2 * step) - now.acceleration) < 1e-3)
    }
  }
}
