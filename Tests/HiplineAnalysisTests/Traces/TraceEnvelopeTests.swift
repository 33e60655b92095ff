import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct TraceEnvelopeTests {
  @Test(arguments: [1, 2, 1199, 1200, 1201, 2399, 5000, 120_001])
  func `no value is lost, however many there are`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let values = random.uniform(count: count, in: -40...40)
    let trace = TraceEnvelope(values, startSeconds: 3, stepSeconds: 0.01, decimals: 2)
    #expect(trace.count <= TraceEnvelope.mostSteps)
    #expect(trace.low.count == trace.high.count)
    for (index, value) in values.enumerated() {
      let step = trace.step(at: 3 + (Double(index) + 0.5) * 0.01)
      #expect(trace.low[step] <= value + 0.005 && value - 0.005 <= trace.high[step])
    }
    #expect(abs((trace.high.max() ?? 0) - (values.max() ?? 0)) <= 0.005)
    #expect(abs((trace.low.min() ?? 0) - (values.min() ?? 0)) <= 0.005)
    #expect(trace.seconds(at: 0) > 3)
    let end = trace.startSeconds + Double(trace.count) * trace.stepSeconds
    #expect(end - 3 >= Double(count) * 0.01 - 1e-9)
  }

  @Test func `a time outside has the nearest step`() {
    let trace = TraceEnvelope([1, 2, 3], startSeconds: 0, stepSeconds: 1, decimals: 0)
    #expect(trace.step(at: -5) == 0)
    #expect(trace.step(at: 99) == 2)
    #expect(trace.middle(at: 1) == 2)
  }
}
