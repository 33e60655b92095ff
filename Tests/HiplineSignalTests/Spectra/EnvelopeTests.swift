import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct EnvelopeTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var signal: [Double]
      var amplitude: [Double]
    }
    var cases: [Case]
  }

  @Test func `the envelope agrees with SciPy`() throws {
    for expected in try (reference("analytic-signal") as Reference).cases {
      #expect(
        Approximate.error(Envelope.analytic(expected.signal), expected.amplitude) < .rounding)
    }
  }

  @Test func `the envelope of whole cycles is their amplitude`() {
    let signal = (0..<200).map { 0.7 * Double.sin(2 * Double.pi * 8 * Double($0) / 200 + 1) }
    #expect(
      Approximate.error(Envelope.analytic(signal), Array(repeating: 0.7, count: 200)) < .rounding)
  }

  @Test func `nothing has no envelope`() { #expect(Envelope.analytic([]) == []) }
}
