import HiplineCore
import HiplineIO
import Testing

struct AxivityTextTests {
  @Test func `rows without a header begin with a time and hold g`() throws {
    let read = try recording(
      "2018-11-08 11:34:55.990000,0,0,1\n2018-11-08 11:34:56,0,0.015625,1\r\n")
    #expect(read.format == "axivity")
    #expect(read.accelerometer?.timestamps == [0, 0.01])
    #expect(read.accelerometer?.values.z == [9.80665, 9.80665])
    #expect(read.findings.isEmpty)
    #expect(read.columns.map(\.quantity).first == "time")
  }

  @Test func `stamps may be seconds since 1970`() throws {
    let read = try recording("1551178506.0000,0,0,1\n1551178506.0100,0,0,1\n")
    #expect(read.format == "axivity")
    #expect(read.clock == .absolute(unixSeconds: 1_551_178_506))
    #expect(abs((read.accelerometer?.timestamps[1] ?? 0) - 0.01) < 1e-12)
  }

  @Test func `seven columns hold a gyroscope in degrees, whichever comes first`() throws {
    let usual = try recording("1551178506.00,0,0,1,10,20,30\n1551178506.01,0,0.1,1,10,20,30\n")
    let swapped = try recording("1551178506.00,10,20,30,0,0,1\n1551178506.01,10,20,30,0,0.1,1\n")
    #expect(usual.gyroscope == swapped.gyroscope)
    #expect(usual.accelerometer == swapped.accelerometer)
    #expect(abs((usual.gyroscope?.values.x.first ?? 0) - .pi / 18) < 1e-12)
    #expect(usual.findings.isEmpty)
    #expect(swapped.codes == [.unitInferred])
  }

  @Test func `a row that lacks a field is named by its line`() {
    let failure = failure("1551178506.00,0,0,1\n1551178506.01,0,1\n1551178506.02,0,0,1\n")
    #expect(failure?.code == .malformedRow)
    #expect(failure?.line == 2)
  }
}
