import HiplineCore
import HiplineIO
import Testing

struct SensorLogTests {
  @Test func `the sensors' stamps go before the time of writing, which says when they began`()
    throws
  {
    let read = try recording(
      "loggingTime(txt),accelerometerTimestamp_sinceReboot(s),accelerometerAccelerationX(G),"
        + "accelerometerAccelerationY(G),accelerometerAccelerationZ(G),gyroTimestamp_sinceReboot(s),"
        + "gyroRotationX(rad/s),gyroRotationY(rad/s),gyroRotationZ(rad/s)\n"
        + "2025-04-13T16:07:32.687-06:00,10.5,0,0,-1,10.25,1,0,0\n"
        + "2025-04-13T16:07:32.688-06:00,10.75,0,0,-1,10.5,1,0,0\n")
    #expect(read.accelerometer?.timestamps == [0.25, 0.5])
    #expect(read.gyroscope?.timestamps == [0, 0.25])
    #expect(read.accelerometer?.values.z == [9.80665, 9.80665])
    #expect(read.restSign == .upNegative)
    guard case .absolute(let start) = read.clock else {
      Issue.record("no absolute clock")
      return
    }
    // The second row was written sooner after its sample: 22:07:32.688 UTC less 10.75 s, and 10.25 s on.
    #expect(abs(start - 1_744_582_052.188) < 1e-3)
  }
}
