import HiplineCore
import HiplineIO
import Testing

struct AndroSensorTests {
  @Test(arguments: FormatFixture.of("androsensor"))
  func `the time may stand last`(fixture: FormatFixture) throws {
    let read = try recording(of: fixture)
    #expect(read.accelerometer?.timestamps[1] == 0.05)
    #expect(read.declaredUnits[.accelerometer] == "m/s²")
    #expect(read.findings.isEmpty)
  }

  @Test func `Windows-1252 is understood`() throws {
    let text = FormatFixture.named("androsensor position first").text
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let all = try RecordingReader.read(bytes: bytes, name: "a.csv")
    #expect(all.first?.format == "androsensor")
    #expect(all.first?.columns[2].unit == "m/s²")
  }
}
