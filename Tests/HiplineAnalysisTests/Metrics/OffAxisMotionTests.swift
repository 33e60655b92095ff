import Testing

@testable import HiplineAnalysis

struct OffAxisMotionTests {
  @Test func `a pure hinge stays in its plane`() throws {
    let context = try #require(try Curve().repetitions(2).contexts().first)
    #expect((OffAxisMotion.measure(context).number(OffAxisMotion.range) ?? .nan) < 0.01)
  }
}
