import Testing

@testable import HiplineAnalysis

struct OtherLegTests {
  @Test func `without a sensor on the other thigh nothing is said of it`() throws {
    let context = try #require(try Curve(seconds: 3).repetitions(2).contexts().first)
    #expect(
      OtherLeg.measure(context).reasonNotMeasured(OtherLeg.turn) == "no sensor on the other thigh")
  }
}
