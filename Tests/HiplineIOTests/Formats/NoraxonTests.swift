import HiplineCore
import HiplineIO
import Testing

struct NoraxonTests {
  @Test func `segments are recordings of their own`() throws {
    let all = try recordings(of: .named("noraxon English"))
    #expect(all.map(\.placement) == [.pelvis, .foot])
    #expect(all.map(\.side) == [nil, .left])
    #expect(all.allSatisfy { $0.codes == [.timeUnitInferred] })
  }

  @Test func `German exports have decimal commas`() throws {
    let read = try recording(of: .named("noraxon German"))
    #expect(read.declaredUnits == [.accelerometer: "mG"])
    #expect(read.accelerometer?.timestamps[1] == 0.02)
  }
}
