import HiplineCore
import HiplineIO
import Testing

struct ActiGraphTests {
  @Test(arguments: [
    "actigraph raw", "actigraph raw without a header", "actigraph raw with stamps",
    "actigraph saved by a spreadsheet", "actigraph IMU",
  ])
  func `the start is that of the preamble or of the stamps, in either order of the date`(
    name: String
  )
    throws
  {
    let read = try recording(of: .named(name))
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.restSign == .upPositive)
    #expect(read.findings.isEmpty)
  }

  @Test func `the rate is that of the first line`() throws {
    let read = try recording(of: .named("actigraph raw"))
    #expect(read.nominalRateHertz == 30)
    #expect(read.columns.map(\.unit) == ["g", "g", "g"])
  }

  @Test func `an epoch other than zero means counts`() {
    let text =
      LoggerFixtures.actiGraphPreamble(epoch: "00:00:01") + "0,12,5\n1,0,3\n0,0,0\n4,5,6\n"
    #expect(failure(text)?.code == .notARecording)
  }

  @Test func `a data table is one of counts`() {
    let text = LoggerFixtures.actiGraphPreamble().replacing("Data File", with: "Data Table File")
    #expect(failure(text + "1,2,3\n1,2,3\n")?.code == .notARecording)
  }
}
