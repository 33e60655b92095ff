import HiplineCore
import HiplineIO
import Testing

struct PolarSensorLoggerTests {
  @Test func `the sensor's stamps count from the year 2000`() throws {
    let read = try recording(of: .named("polar-sensor-logger acceleration"))
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.columns[2].unit == "mg")
    #expect(read.columns[0].quantity == "not used")
    #expect(read.findings.isEmpty)
  }

  @Test func `gauss are no g`() {
    let text =
      "Phone timestamp;sensor timestamp [ns];X [G];Y [G];Z [G]\n"
      + "2023-11-14T22:13:20.000;753315200000000000;0.2;0.1;-0.4\n"
      + "2023-11-14T22:13:20.000;753315200020000000;0.2;0.1;-0.4\n"
    #expect(failure(text)?.code == .noAcceleration)
  }

  @Test(arguments: [
    "Phone timestamp;HR [bpm]\n2023-11-14T22:13:20.000;66\n2023-11-14T22:13:21.000;67\n",
    "Phone timestamp;PP-interval [ms];error estimate [ms]\n2023-11-14T22:13:20.000;900;10\n",
    "Phone timestamp;Marker start/stop\n2023-11-14T22:13:20.000;MARKER_START \n",
  ])
  func `heart rates, beats and markers are no motion`(text: String) {
    #expect(failure(text)?.code == .notARecording)
  }
}
