import HiplineCore
import HiplineIO
import Testing

struct ShimmerTests {
  @Test func `the low-noise accelerometer is read and the wide-range one named`() throws {
    let read = try recording(of: .named("shimmer semicolon"))
    #expect(read.columns[1].quantity == "accelerometer x")
    #expect(read.columns[4].quantity == "not used")
    #expect(read.otherChannels.contains("further accelerometer"))
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.findings.isEmpty)
  }

  @Test func `where an axis of it is stuck the wide-range one is read`() throws {
    let read = try recording(of: .named("shimmer low-noise axis that is stuck"))
    #expect(read.columns[1].quantity == "not used")
    #expect(read.columns[4].quantity == "accelerometer x")
    #expect(read.codes == [.stuckAxis])
  }

  @Test(arguments: ["RAW", "UNCAL"])
  func `readings without a calibration are refused`(suffix: String) {
    let text = FormatFixture.named("shimmer semicolon").text.replacing(
      "_CAL", with: "_\(suffix)")
    let failure = failure(text)
    #expect(failure?.code == .noAcceleration)
    #expect(failure?.hint.contains("_CAL") == true)
  }

  @Test func `equal milliseconds are reported and kept`() throws {
    let rows = (0..<60).map { "\(1_700_000_000_000 + $0 / 2 * 39);0;0.1;9.\(80 + $0 % 3)\n" }
    let read = try recording(
      "A_Timestamp_Unix_CAL;A_Accel_LN_X_CAL;A_Accel_LN_Y_CAL;A_Accel_LN_Z_CAL\n"
        + "ms;m/(s^2);m/(s^2);m/(s^2)\n" + rows.joined())
    #expect(read.sampleCount == 60)
    #expect(read.codes == [.duplicateTimestamps])
  }
}
