import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineBatch

struct ClocksOfSessionTests {
  /// What becomes of two files of one folder whose names pair them, one of which has a clock that is fast by some seconds.
  private func outcome(fast: Double) async throws -> SessionRunner.Outcome {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 3)
    parameters.sets = [SetPlan(repetitions: 5)]
    parameters.pelvis.fractionOfRange = 0.1
    parameters.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
    let recordings = Simulator.run(parameters).recordings
    var outcomes: [SessionRunner.Outcome] = []
    try await TestFolders.withTemporaryFolder { folder in
      for (recording, seconds) in zip(recordings, [0, fast]) {
        let forces = try #require(recording.accelerometer)
        let rows = forces.timestamps.indices.map { index in
          let (stamp, force) = (forces.timestamps[index], forces.values[index])
          return "\(1_764_500_000 + seconds + stamp),\(force.x),\(force.y),\(force.z)"
        }
        let text = "unix_time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + rows.joined(separator: "\n")
        let place = try #require(recording.placement?.rawValue)
        try TestFolders.put(text, folder, "s01_\(place).csv")
      }
      let found = SessionDiscovery(exercise: .clamshell).sessions(at: [folder.path])
      #expect(found.sources.count == 1 && found.failures.isEmpty)
      outcomes = found.sources.map { SessionRunner.run($0) }
    }
    return SessionRunner.Outcome(joining: outcomes)
  }

  @Test func `clocks of one time make one session, and nothing is said`() async throws {
    let outcome = try await outcome(fast: 0)
    #expect(outcome.results.map(\.recordings.count) == [2])
    #expect(outcome.results[0].findings.allSatisfy { $0.code != .clockUnsynchronised })
  }

  @Test(arguments: [3600.0, -1800.0, 1.5])
  func `a clock in another time zone, or a little wrong, does not part a session`(fast: Double)
    async throws
  {
    let outcome = try await outcome(fast: fast)
    #expect(outcome.results.map(\.recordings.count) == [2])
    let said = outcome.results[0].findings.filter { $0.code == .clockUnsynchronised }
    #expect(said.map(\.severity) == [.warning])
    let straight = try await self.outcome(fast: 0).results[0]
    try #require(outcome.results[0].repetitions.count == straight.repetitions.count)
    for (one, other) in zip(outcome.results[0].repetitions, straight.repetitions) {
      let pelvis = try [one, other].map { try #require($0.number(Isolation.pelvis)) }
      #expect(abs(pelvis[0] - pelvis[1]) < 0.3)
    }
  }

  @Test func `clocks that do not overlap part it, and that is said of each`() async throws {
    let outcome = try await outcome(fast: 2500)
    #expect(outcome.results.map(\.recordings.count) == [1, 1])
    for result in outcome.results {
      #expect(result.findings.contains { $0.message.contains("do not overlap in time") })
    }
  }
}
