import HiplineAnalysis
import HiplineCore
import Testing

struct ClockAlignmentTests {
  private func offset(_ other: Clock, on reference: Clock) -> (seconds: Double, finding: Finding?) {
    ClockAlignment.offsetSeconds(
      of: Recording(name: "b", format: "test", clock: other),
      on: Recording(name: "a", format: "test", clock: reference))
  }

  @Test func `a sensor that started two seconds later begins at two seconds`() {
    let absolute = offset(.absolute(unixSeconds: 1002), on: .absolute(unixSeconds: 1000))
    #expect(absolute.seconds == 2 && absolute.finding == nil)
    let app = offset(.sinceStart(seconds: 3), on: .sinceStart(seconds: 5))
    #expect(app.seconds == -2 && app.finding == nil)
  }

  @Test(arguments: [
    (Clock.unknown, Clock.unknown), (.absolute(unixSeconds: 5), .sinceStart(seconds: 5)),
    (.absolute(unixSeconds: 0), .absolute(unixSeconds: 1e6)),
  ])
  func `clocks that cannot be compared begin together, and that is said`(a: Clock, b: Clock) {
    let result = offset(b, on: a)
    #expect(result.seconds == 0)
    #expect(result.finding?.code == .clockUnsynchronised)
  }
}
