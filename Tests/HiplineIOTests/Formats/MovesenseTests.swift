import HiplineCore
import HiplineIO
import Testing

struct MovesenseTests {
  @Test func `the comma at the end of a row is no field`() throws {
    let read = try recording(of: .named("movesense acceleration"))
    #expect(read.columns.count == 4)
    #expect(read.clock == .sinceStart(seconds: 70))
    #expect(read.findings.isEmpty)
  }

  @Test func `the file of linear acceleration holds gravity all the same`() throws {
    let read = try recording(of: .named("movesense acceleration"))
    #expect(read.holdsGravity == true)
  }

  @Test func `commas for decimals and for fields are refused`() {
    let rows = (0..<20).map { "\(70_000 + $0 * 20),0,123456,0,500000,9,800000, \n" }.joined()
    let failure = failure("Timestamp (ms),X: (m/s^2),Y: (m/s^2),Z: (m/s^2)\n" + rows)
    #expect(failure?.code == .malformedRow)
    #expect(failure?.line == 2)
    #expect(failure?.hint.contains("comma") == true)
  }
}
