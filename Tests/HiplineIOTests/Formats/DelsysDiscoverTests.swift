import HiplineCore
import HiplineIO
import Testing

struct DelsysDiscoverTests {
  @Test(arguments: ["delsys-discover 1.4.2", "delsys-discover 1.6.4", "delsys-discover 1.7.0"])
  func `every sensor is a recording, without the muscles' longer columns`(name: String) throws {
    let all = try recordings(of: .named(name))
    #expect(all.count == 2)
    #expect(all.map(\.sampleCount) == [75, 75])
    #expect(all.allSatisfy { $0.findings.isEmpty })
    #expect(all.allSatisfy { $0.otherChannels == ["muscle activity"] })
    #expect(all[0].name.hasSuffix("#EMG 01 00001 (10001)"))
  }

  @Test func `where every column has its times, they are taken`() throws {
    let read = try recording(of: .named("delsys-discover 1.6.4 with a time for every column"))
    #expect(read.clock == .sinceStart(seconds: 0))
    #expect(read.columns[0].quantity == "time")
    #expect(read.columns[1].unit == "g")
  }

  @Test func `a sensor driven by events has no rate`() {
    let text = FormatFixture.named("delsys-discover 1.7.0").text.replacing(
      "25.0000 Hz", with: "-1 Hz")
    #expect(failure(text)?.code == .noTimeBase)
  }

  @Test func `muscles alone are no motion`() {
    let text =
      "Application:, Trigno Discover (1.7.0)\nDate/Time:, 11/14/2023 10:13:20 PM\n"
      + "Collection Length (seconds):, 1\nEMG 01, \nsensor mode: 1, \nEMG 1 (mV), EMG 2 (mV)\n"
      + "1000 Hz, 1000 Hz\n0.1, 0.2\n0.1, 0.2\n"
    #expect(failure(text)?.code == .noAcceleration)
  }
}
