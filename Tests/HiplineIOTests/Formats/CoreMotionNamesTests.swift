import HiplineCore
import HiplineIO
import Testing

struct CoreMotionNamesTests {
  @Test func `gravity and the user's acceleration are added, and Apple's sign is turned`() throws {
    let read = try recording(of: .named("core-motion with time"))
    #expect(read.restSign == .upNegative)
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
  }

  @Test func `without a time the rate of the data set is taken and said so`() throws {
    let read = try recording(of: .named("core-motion MotionSense"))
    #expect(read.codes == [.rateAssumed])
    #expect(read.clock == .unknown)
  }

  @Test func `other tables without a time must state their rate`() {
    let text = FormatFixture.named("core-motion MotionSense").text
      .replacing("attitude.roll,", with: "roll,")
    #expect(failure(text)?.code == .noTimeBase)
  }
}
