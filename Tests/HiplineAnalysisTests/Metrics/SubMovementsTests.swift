import Testing

@testable import HiplineAnalysis

struct SubMovementsTests {
  @Test func `one smooth movement is one`() throws {
    let context = try #require(try Curve(seconds: 3).repetitions(1, 20).contexts().first)
    let values = SubMovements.measure(context)
    #expect(values.number(SubMovements.lift) == 1)
    #expect(values.number(SubMovements.lower) == 1)
  }

  @Test func `a lift in three steps is three, and the lowering stays one`() throws {
    let curve = Curve(seconds: 3).moving(to: 7, seconds: 1).moving(to: 14, seconds: 1)
      .moving(to: 20, seconds: 1).holding(seconds: 2).moving(to: 0, seconds: 2).holding(seconds: 3)
    let values = SubMovements.measure(try #require(try curve.contexts().first))
    #expect(values.number(SubMovements.lift) == 3)
    #expect(values.number(SubMovements.lower) == 1)
  }
}
