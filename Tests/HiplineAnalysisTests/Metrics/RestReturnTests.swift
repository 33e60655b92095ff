import Testing

@testable import HiplineAnalysis

struct RestReturnTests {
  @Test(arguments: [0.0, 3.0, -2.0])
  func `what is left of the lift, or went deeper, is the difference of the rests`(
    left: Double
  ) throws {
    let curve = Curve(seconds: 3).moving(to: 20, seconds: 2).holding(seconds: 2)
      .moving(to: left, seconds: 2).holding(seconds: 3)
    let values = RestReturn.measure(try #require(try curve.contexts().first))
    #expect(abs((values.number(RestReturn.offset) ?? .nan) - left) < 0.3)
  }
}
