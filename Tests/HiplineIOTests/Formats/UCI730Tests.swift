import HiplineCore
import HiplineIO
import Testing

struct UCI730Tests {
  @Test func `the sample index counts at 25 hertz from one`() throws {
    let read = try recording(
      "time index;acc_x;acc_y;acc_z;gyr_x;gyr_y;gyr_z;mag_x;mag_y;mag_z\r\n"
        + "1;0;9.8;0.1;0.5;0;0;1;1;1\r\n2;0;9.8;0.1;0.5;0;0;1;1;1\r\n4;0;9.8;0.1;0.5;0;0;1;1;1")
    #expect(read.format == "uci-730")
    #expect(read.accelerometer?.timestamps == [0, 0.04, 0.12])
    #expect(read.gyroscope?.values.x == [0.5, 0.5, 0.5])
    #expect(read.clock == .unknown)
    #expect(read.nominalRateHertz == nil)
    #expect(read.otherChannels == ["magnetometer"])
    #expect(read.findings.isEmpty)
  }
}
