import HiplineCore
import HiplineIO
import Testing

struct MovellaDOTTests {
  @Test func `synchronised sensors count from one start, others have the phone's clock`() throws {
    let synced = try recording(of: .named("movella-dot real time"))
    #expect(synced.clock == .sinceStart(seconds: 2970))
    let unsynced = try recording(of: .named("movella-dot free acceleration"))
    #expect(unsynced.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(synced.nominalRateHertz == 60)
  }

  @Test func `where the acceleration lacks gravity the orientation has it`() throws {
    let read = try recording(of: .named("movella-dot free acceleration"))
    #expect(read.codes == [.orientationAlone])
    #expect(read.channels == [.orientation])
    #expect(read.otherChannels == ["acceleration without gravity"])
    #expect(read.orientation?.reading == "quaternion, sensor to earth, as Movella has it")
  }

  @Test func `the first packet of a flash recording holds no motion`() throws {
    let read = try recording(of: .named("movella-dot offline"))
    #expect(read.codes == [.leadingZeros])
    #expect(read.sampleCount == 179)
    guard case .absolute(let start) = read.clock else {
      Issue.record("no absolute clock")
      return
    }
    #expect(abs(start - InventedMovement.startUnixSeconds - 1.0 / 60) < 1e-5)
  }

  @Test func `the clock goes on after 2³² microseconds`() throws {
    let read = try recording(of: .named("movella-dot clock that overflows"))
    #expect(read.findings.isEmpty)
    #expect(read.sampleCount == 180)
    #expect(abs(read.durationSeconds - 179.0 / 60) < 1e-5)
  }

  @Test func `lost packets leave a gap and do not compress the time`() throws {
    let lines = FormatFixture.named("movella-dot real time").text.split(
      separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.enumerated().filter { !(60..<90).contains($0.offset) }.map(\.element)
    let read = try recording(kept.joined(separator: "\n"))
    #expect(read.sampleCount == 150)
    #expect(abs(read.durationSeconds - 179.0 / 60) < 1e-5)
  }
}
