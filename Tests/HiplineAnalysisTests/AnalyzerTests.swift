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
    #expect(result.repetitions.allSatisfy { $0.number(Isolation.pelvis) == nil })
  }

  @Test func `a session without a recording that can be used fails`() {
    #expect(throws: InputFailure.self) {
      try Analyzer().analyze(SessionInput(id: "s", recordings: []))
    }
  }

  @Test func `a recording that is listed twice is used once, and that is said`() throws {
    let session = Sessions.short.session
    var copy = session.recordings[0]
    copy.name = "copy.csv"
    copy.placement = .pelvis
    let result = try Analyzer().analyze(
      SessionInput(id: "s", exercise: .clamshell, recordings: [session.recordings[0], copy]))
    #expect(result.findings.count { $0.code == .duplicateRecording } == 1)
    #expect(result.recordings.count == 1)
    #expect(result.repetitions.allSatisfy { $0.number(Isolation.pelvis) == nil })
    let plain = try Analyzer().analyze(session.input)
    #expect(!plain.findings.contains { $0.code == .duplicateRecording })
  }

  @Test func `of two sensors at one place the first is used, and that is said`() throws {
    let session = Sessions.short.session
    let placements: [Placement?] = [.thigh, nil]
    for placement in placements {
      let recordings = session.recordings.map { recording in
        var copy = recording
        copy.placement = placement
        return copy
      }
      let result = try Analyzer().analyze(
        SessionInput(id: "s", exercise: .clamshell, recordings: recordings))
      #expect(result.findings.count { $0.code == .duplicatePlacement } == 1)
      #expect(result.repetitions.count == 4)
    }
    #expect(!Sessions.short.result.findings.contains { $0.code == .duplicatePlacement })
  }
}
