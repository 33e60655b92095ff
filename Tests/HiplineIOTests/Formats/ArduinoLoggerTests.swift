import HiplineCore
import HiplineIO
import Testing

struct ArduinoLoggerTests {
  @Test(arguments: [
    ("arduino counts and microseconds", "1/16384 g", "1/131.0 °/s"),
    ("arduino counts and milliseconds", "1/4096 g", "1/32.8 °/s"),
  ])
  func `counts tell their scale by gravity and by the movement`(
    name: String, acceleration: String, rate: String
  ) throws {
    let read = try recording(of: .named(name))
    #expect(read.columns[1].unit == acceleration)
    #expect(read.columns[4].unit == rate)
    #expect(read.codes == [.timeUnitInferred, .unitInferred, .unitInferred])
  }

  @Test func `the comment of the format has the units`() throws {
    let read = try recording(of: .named("arduino units in a comment"))
    #expect(read.declaredUnits == [.accelerometer: "m/s²", .gyroscope: "°/s"])
    #expect(read.accelerometer?.timestamps[1] == 0.02)
    #expect(read.findings.isEmpty)
  }
}
