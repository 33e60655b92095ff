import HiplineTestSupport
import Testing

@testable import HiplineSignal

struct WindowTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var window: String
      var periodic: Bool
      var count: Int
      var coefficients: [Double]
    }
    var cases: [Case]
  }

  @Test func `windows agree with SciPy`() throws {
    for expected in try (reference("windows") as Reference).cases {
      let window = try #require(Window(rawValue: expected.window))
      let actual = window.coefficients(
        count: expected.count, symmetry: expected.periodic ? .periodic : .symmetric)
      #expect(Approximate.error(actual, expected.coefficients) < .rounding)
    }
  }

  @Test(arguments: Window.allCases)
  func `a symmetric window reads the same backwards`(window: Window) {
    for count in 0..<20 {
      let coefficients = window.coefficients(count: count, symmetry: .symmetric)
      #expect(coefficients == coefficients.reversed())
    }
  }

  @Test func `no coefficients are an empty window`() {
    #expect(Window.hann.coefficients(count: 0) == [])
  }
}
