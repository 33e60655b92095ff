import HiplineCore
import HiplineIO
import Testing

struct BlueTridentTests {
  @Test(arguments: ["blue-trident lowg", "blue-trident highg"])
  func `microseconds since 1970 go before the seconds of the file`(name: String) throws {
    let read = try recording(of: .named(name))
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.columns[0].quantity == "time")
    #expect(read.findings.isEmpty)
  }

  @Test func `the magnetometer's file is no motion`() {
    let text =
      "unix_timestamp_microsec,time_s,mx_microT,my_microT,mz_microT\n"
      + (0..<9).map { "\(1_700_000_000_000_000 + $0 * 8_000),0.00\($0 * 8),20,0,-40\n" }.joined()
    #expect(failure(text)?.code == .noAcceleration)
  }
}
