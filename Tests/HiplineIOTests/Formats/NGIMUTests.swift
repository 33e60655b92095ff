import HiplineCore
import HiplineIO
import Testing

struct NGIMUTests {
  @Test func `the gyroscope comes first`() throws {
    let read = try recording(of: .named("ngimu sensors.csv"))
    #expect(read.columns[1].quantity == "gyroscope x")
    #expect(read.columns[4].quantity == "accelerometer x")
    #expect(read.declaredUnits == [.accelerometer: "g", .gyroscope: "deg/s"])
    #expect(read.findings.isEmpty)
  }

  @Test func `the older x-IMU counts packets, whose rate must be stated`() throws {
    let failure = failure(SensorFixtures.xIMUWithoutTime)
    #expect(failure?.code == .noTimeBase)
    let stated = try recording("# sample rate: 50 Hz\n" + SensorFixtures.xIMUWithoutTime)
    #expect(stated.accelerometer?.timestamps[50] == 1)
  }
}
