import HiplineCore
import HiplineIO
import Testing

struct SensorLoggerTests {
  private let header = "time,seconds_elapsed,z,y,x\n"
  private func rows(_ z: Double) -> String {
    (0..<50).map {
      "\(1_700_810_754_682_863_000 + $0 * 10_000_000),0.0\($0),\(z),0.\($0 % 3),0.5\n"
    }.joined()
  }

  @Test func `axes are taken by name and stamps are nanoseconds`() throws {
    let read = try recording(header + rows(9.78), name: "x/TotalAcceleration.csv")
    #expect(read.format == "sensor-logger")
    #expect(read.accelerometer?.values[1] == Vector3(0.5, 0.1, 9.78))
    #expect(read.accelerometer?.timestamps[1] == 0.01)
    #expect(read.clock == .absolute(unixSeconds: 1_700_810_754.682863))
    #expect(read.findings.isEmpty)
  }

  @Test func `the file's name tells what the axes hold`() throws {
    let linear = try recording(header + rows(0.02), name: "x/Accelerometer.csv")
    #expect(linear.codes == [.gravityAbsent])
    let watch = try recording(header + rows(0.86), name: "WatchAccelerometerUncalibrated.csv")
    #expect(watch.columns[2].unit == "g")
    #expect(failure(header + rows(9.8), name: "x/Gravity.csv")?.code == .noAcceleration)
    #expect(try recording(header + rows(0.1), name: "x/Gyroscope.csv").channels == [.gyroscope])
    #expect(failure(header + rows(9.8), name: "x/Magnetometer.csv")?.code == .noAcceleration)
    #expect(failure("", name: "x/Annotation.csv")?.code == .empty)
  }

  @Test func `on the wrist gravity and acceleration are added in g`() throws {
    let read = try recording(
      "time,seconds_elapsed,rotationRateX,rotationRateY,rotationRateZ,gravityX,gravityY,gravityZ,"
        + "accelerationX,accelerationY,accelerationZ,pitch\n"
        + "1782477373956791296,0.1,1,2,3,0,0,-1,0.25,0,0,0.5\n"
        + "1782477373966791296,0.2,1,2,3,0,0,-1,0.25,0,0,0.5\n", name: "WristMotion.csv")
    #expect(read.accelerometer?.values[0] == Vector3(0.25 * 9.80665, 0, -9.80665))
    #expect(read.gyroscope?.values[0] == Vector3(1, 2, 3))
    #expect(read.codes.contains(.signUnknown))
    #expect(read.holdsGravity == true)
  }
}
