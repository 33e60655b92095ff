import HiplineCore
import HiplineIO
import Testing

struct PhysicsToolboxTests {
  @Test func `of two accelerations the g-force holds gravity and is read`() throws {
    let read = try recording(
      of: .named("physics-toolbox several sensors with held rows"))
    #expect(read.columns[1].unit == "g")
    #expect(read.columns[7].unit == "rad/s")
    #expect(read.otherChannels == ["acceleration without gravity"])
  }

  @Test func `a row for another sensor's event is no sample`() throws {
    let read = try recording(of: .named("physics-toolbox several sensors with held rows"))
    #expect(read.accelerometer?.count == 300)
    #expect(read.gyroscope?.count == 150)
    #expect(read.codes == [.heldSamples])
  }

  @Test func `a single sensor at rest keeps its equal rows`() throws {
    let read = try recording(
      "time,gFx,gFy,gFz,TgF\n" + (0..<50).map { "0.\($0 + 10),0,0,1,1\n" }.joined())
    #expect(read.sampleCount == 50)
    #expect(read.findings.isEmpty)
  }

  @Test func `the clock of the day is a clock without a date`() throws {
    let read = try recording(of: .named("physics-toolbox clock of the day"))
    #expect(read.clock == .sinceStart(seconds: 80_000))
  }

  @Test func `linear acceleration alone lacks gravity`() throws {
    let read = try recording(
      of: .named("physics-toolbox linear acceleration with a preamble"))
    #expect(read.codes == [.gravityAbsent])
  }
}
