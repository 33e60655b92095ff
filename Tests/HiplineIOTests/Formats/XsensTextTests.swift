import HiplineCore
import HiplineIO
import Testing

struct XsensTextTests {
  @Test func `the rate is the preamble's and the packets have no clock`() throws {
    let read = try recording(of: .named("xsens-text rate in the preamble"))
    #expect(read.nominalRateHertz == 40)
    #expect(read.clock == .unknown)
    #expect(read.otherChannels.contains("orientation"))
    #expect(read.findings.isEmpty)
  }

  @Test func `the counter goes on after 65535, and lost packets leave a gap`() throws {
    let read = try recording(of: .named("xsens-text counter that overflows and lost samples"))
    let stamps = try #require(read.accelerometer?.timestamps)
    #expect(stamps.count == 118)
    #expect(stamps[49] == 49.0 / 40)
    #expect(stamps[50] == 52.0 / 40)
    #expect(stamps.last == 119.0 / 40)
  }

  @Test func `without a rate the ticks of ten kilohertz are the time`() throws {
    let read = try recording(of: .named("xsens-text ticks of ten kilohertz"))
    #expect(read.accelerometer?.timestamps[1] == 0.025)
  }

  @Test(arguments: ["", "NaN"])
  func `without a rate and without ticks it asks for the rate`(empty: String) {
    let rows = (0..<20).map { "\(51_400 + $0)\t\(empty)\t0.1\t0.2\t9.8\n" }.joined()
    let failure = failure(
      LaboratoryFixtures.newPreamble + "PacketCounter\tSampleTimeFine\tAcc_X\tAcc_Y\tAcc_Z\n" + rows
    )
    #expect(failure?.code == .noTimeBase)
    #expect(failure?.line == 10)
  }

  @Test func `orientation alone is no motion`() {
    let failure = failure(
      "// Update Rate: 40.0Hz\nPacketCounter\tMat[1][1]\tMat[2][1]\tMat[3][1]\n1\t1\t0\t0\n2\t1\t0\t0\n"
    )
    #expect(failure?.code == .noAcceleration)
  }
}
