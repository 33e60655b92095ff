import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineSignal

struct ButterworthDesignTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var filter: ButterworthCase
      var real: [Double]
      var imaginary: [Double]

      private enum Key: CodingKey {
        case real
        case imaginary
      }

      init(from decoder: any Decoder) throws {
        filter = try ButterworthCase(from: decoder)
        let container = try decoder.container(keyedBy: Key.self)
        real = try container.decode([Double].self, forKey: .real)
        imaginary = try container.decode([Double].self, forKey: .imaginary)
      }
    }
    var angles: [Double]
    var cases: [Case]
  }

  @Test func `the frequency response agrees with SciPy`() throws {
    let file: Reference = try reference("butterworth")
    for expected in file.cases {
      let responses = file.angles.map { response(of: expected.filter.sections, at: $0) }
      #expect(
        Approximate.error(
          responses.map(\.real) + responses.map(\.imaginary),
          expected.real + expected.imaginary) < .rounding,
        "order \(expected.filter.order)")
    }
  }

  @Test func `the power at the cut-off is one half for every order`() {
    for order in 1...9 {
      let low = ButterworthDesign.lowPass(order: order, cutoffHertz: 7, sampleRateHertz: 104)
      let (real, imaginary) = response(of: low, at: 2 * Double.pi * 7 / 104)
      #expect(abs(real * real + imaginary * imaginary - 0.5) < .otherAlgorithm)
      #expect(low.count == (order + 1) / 2)
    }
  }

  @Test func `every pole is inside the unit circle`() {
    for order in 1...10 {
      for cutoff in [0.1, 99] {
        // The triangle of stable second-order sections.
        for section in ButterworthDesign.lowPass(
          order: order, cutoffHertz: cutoff, sampleRateHertz: 200)
        {
          #expect(abs(section.a2) < 1 && abs(section.a1) < 1 + section.a2)
        }
      }
    }
  }

  @Test func `a cut-off at half the rate traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = ButterworthDesign.lowPass(order: 2, cutoffHertz: 50, sampleRateHertz: 100)
    }
  }

  private func response(
    of sections: [SecondOrderSection], at angle: Double
  ) -> (real: Double, imaginary: Double) {
    var result = (real: 1.0, imaginary: 0.0)
    let (c1, s1) = (Double.cos(angle), -Double.sin(angle))
    let (c2, s2) = (Double.cos(2 * angle), -Double.sin(2 * angle))
    for section in sections {
      let above = (
        section.b0 + section.b1 * c1 + section.b2 * c2, section.b1 * s1 + section.b2 * s2
      )
      let below = (1 + section.a1 * c1 + section.a2 * c2, section.a1 * s1 + section.a2 * s2)
      let square = below.0 * below.0 + below.1 * below.1
      let ratio = (
        (above.0 * below.0 + above.1 * below.1) / square,
        (above.1 * below.0 - above.0 * below.1) / square
      )
      result = (
        result.real * ratio.0 - result.imaginary * ratio.1,
        result.real * ratio.1 + result.imaginary * ratio.0
      )
    }
    return result
  }
}
