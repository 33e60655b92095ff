import HiplineCore
import HiplineIO
import Testing

struct LPMSTests {
  @Test func `the upward axis reads minus one`() throws {
    let read = try recording(of: .named("lpms one sensor"))
    #expect(read.restSign == .upNegative)
    #expect(read.clock == .sinceStart(seconds: 0))
    #expect(read.otherChannels.contains("acceleration without gravity"))
    #expect(read.findings.isEmpty)
  }

  @Test func `sensors in turn are recordings of their own`() throws {
    let all = try RecordingReader.read(
      bytes: Array(SensorFixtures.lpmsOfTwoSensors.utf8), name: "lpms.csv")
    #expect(all.map(\.sampleCount) == [150, 150])
  }
}
