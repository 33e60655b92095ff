import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct AnalyzerTests {
  @Test func `a recording that cannot be used does not keep the others from being`() throws {
    var recordings = Simulator.run(Scenario.twoSensors.parameters).recordings
    let pelvis = try #require(recordings.firstIndex { $0.placement == .pelvis })
    recordings[pelvis].accelerometer = nil
    recordings[pelvis].name = "pelvis.csv"
    let result = try Analyzer().analyze(
      SessionInput(id: "s", exercise: .sideLegLift, recordings: recordings))
    #expect(result.summary.repetitions == 8)
    #expect(result.failures.map(\.path) == ["pelvis.csv"])
    #expect(result.repetitions.allSatisfy { $0.number("pelvis_rom_deg") == nil })
  }

  @Test func `a session without a recording that can be used fails`() {
    #expect(throws: InputFailure.self) {
      try Analyzer().analyze(SessionInput(id: "s", recordings: []))
    }
  }
}
