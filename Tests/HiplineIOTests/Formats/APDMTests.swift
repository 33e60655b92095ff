import HiplineCore
import HiplineIO
import Testing

struct APDMTests {
  @Test func `the sensors of the older export are recordings of their own`() throws {
    let all = try recordings(of: .named("apdm old"))
    #expect(all.map(\.name) == ["imuData.csv#static", "imuData.csv#upper"])
    #expect(all.allSatisfy { $0.nominalRateHertz == 50 })
    #expect(all.allSatisfy { $0.declaredUnits[.accelerometer] == "m/s^2" })
    #expect(all.allSatisfy { $0.findings.isEmpty })
  }

  @Test func `format 7 counts microseconds since 1970 and names the segment`() throws {
    let read = try recording(of: .named("apdm format 7"))
    #expect(read.placement == .lumbar)
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.findings.isEmpty)
  }
}
