import HiplineCore
import HiplineIO
import Testing

struct WitMotionTests {
  @Test(arguments: FormatFixture.of("witmotion"))
  func `units are g and degrees a second`(fixture: FormatFixture) throws {
    let read = try recording(of: fixture)
    #expect(read.columns.contains { $0.unit == "g" })
    #expect(read.columns.contains { $0.unit == "°/s" })
    #expect(read.findings.isEmpty)
  }

  @Test func `a date of unknown order leaves the time of day`() throws {
    let read = try recording(of: .named("witmotion date of the United States"))
    #expect(read.clock == .sinceStart(seconds: 80_000))
    #expect(
      try recording(of: .named("witmotion tabs")).clock
        == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
  }

  @Test func `devices in turn are recordings of their own, and a repeated header is no row`() throws
  {
    let all = try RecordingReader.read(
      bytes: Array(SensorFixtures.witMotionOfTwoDevices.utf8), name: "data.txt")
    #expect(all.map(\.sampleCount) == [60, 60])
    #expect(all.map(\.placement) == [.thigh, .pelvis])
  }
}
