import HiplineCore
import HiplineIO
import Testing

struct MetaBaseTests {
  @Test(arguments: ["metabase acceleration", "metabase gyroscope", "metabase of 2019"])
  func `the files of one device share the epoch, not the elapsed seconds`(name: String) throws {
    let read = try recording(of: .named(name))
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.findings.isEmpty)
  }

  @Test func `a gap within a set stays a gap`() throws {
    let lines = FormatFixture.named("metabase acceleration").text.split(separator: "\n")
    let kept = lines[...60] + lines[120...]
    let stamps = try #require(
      try recording(kept.joined(separator: "\n")).accelerometer?.timestamps)
    #expect(zip(stamps.dropFirst(), stamps).map(-).max() == 1.2)
  }

  @Test func `a file with a header only is empty`() {
    let header = "epoch (ms),time (01:00),elapsed (s),x-axis (g),y-axis (g),z-axis (g)\n"
    #expect(failure(header)?.code == .empty)
  }
}
