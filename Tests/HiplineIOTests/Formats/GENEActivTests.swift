import HiplineCore
import HiplineIO
import Testing

struct GENEActivTests {
  @Test func `rows follow a hundred lines and have a colon before the milliseconds`() throws {
    let read = try recording(of: .named("geneactiv raw"))
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.accelerometer?.timestamps[1] == 0.02)
    #expect(read.otherChannels == ["light", "temperature"])
    #expect(read.findings.isEmpty)
  }

  @Test func `averages of epochs are refused`() {
    let row = "2023-11-14 22:13:20:000,0.1,0.2,0.9,40,0,25,0.9,0.01,0.01,0.01,90\r\n"
    #expect(
      failure(LoggerFixtures.geneActivPreamble + row + row)?.code == .notARecording)
  }

  @Test func `without a row it is empty`() {
    #expect(failure(LoggerFixtures.geneActivPreamble)?.code == .empty)
  }
}
