import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct PolynomialTrendTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var signal: [Double]
      var degree: Int
      var rest: [Double]
    }
    var cases: [Case]
  }

  @Test func `what is left agrees with NumPy's Legendre fit`() throws {
    let expected: Reference = try reference("polynomial-trend")
    for example in expected.cases {
      let rest = PolynomialTrend.removed(from: example.signal, degree: example.degree)
      #expect(Approximate.error(rest, example.rest) < .recursion)
    }
  }

  @Test func `the first degree is the straight line`() {
    let signal = (0..<77).map { Double.sin(Double($0)) + 0.1 * Double($0) }
    let rest = PolynomialTrend.removed(from: signal, degree: 1)
    #expect(Approximate.error(rest, Detrend.line.applied(to: signal)) < .rounding)
  }

  @Test func `a movement of least jerk goes, and an oscillation above it stays`() {
    // Two seconds; 3 Hz are six cycles, against three degrees of 1.5 Hz a second.
    let times = (0..<200).map { Double($0) / 100 }
    let sag = times.map { -15 * 30 * Double.pow($0 / 2, 2) * Double.pow(1 - $0 / 2, 2) }
    #expect(PolynomialTrend.removed(from: sag, degree: 6).allSatisfy { abs($0) < .recursion })
    for hertz in [3.0, 5, 9] {
      let wave = times.map { Double.sin(2 * .pi * hertz * $0 + 0.3) }
      let rest = PolynomialTrend.removed(from: wave, degree: 6)
      let power = rest.reduce(0) { $0 + $1 * $1 } / wave.reduce(0) { $0 + $1 * $1 }
      #expect(power > (hertz == 3 ? 0.9 : 0.95))
    }
  }

  @Test func `no more degrees than samples are taken, and no sample has no trend`() {
    #expect(PolynomialTrend.removed(from: [1, 5, 2], degree: 9).allSatisfy { abs($0) < .rounding })
    #expect(PolynomialTrend.removed(from: [], degree: 3).isEmpty)
  }
}
