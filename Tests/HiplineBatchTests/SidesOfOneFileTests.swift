import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// Sensors of both legs side by side in one file.
struct SidesOfOneFileTests {
  /// Sensors turn to and fro by angles of their own.
  private static func table(_ names: [String]) -> String {
    let header = names.flatMap { name in ["x", "y", "z"].map { "\(name)_acc_\($0)_m_s2" } }
    let rows = (0..<1500).map { row in
      let time = Double(row) / 50
      let cells = names.indices.flatMap { sensor -> [Double] in
        let angle = 0.1 * Double(sensor + 1) * (1 - cos(2 * .pi * time / 6))
        return [9.81 * sin(angle), 0.02 * sin(37 * time), 9.81 * cos(angle)]
      }
      return ([time] + cells).map { String(format: "%.5f", $0) }.joined(separator: ",")
    }
    return "time_s,\(header.joined(separator: ","))\n\(rows.joined(separator: "\n"))\n"
  }

  private static let cases:
    [(names: [String], placement: Placement?, side: Side?, sessions: [String: [String]])] = [
      (["left_thigh", "right_thigh"], .thigh, .right, ["a": ["right thigh → thigh"]]),
      (["left_thigh", "right_thigh"], nil, .left, ["a": ["left thigh → thigh"]]),
      (
        ["left_thigh", "right_thigh"], nil, nil,
        ["a-left": ["left thigh → thigh"], "a-right": ["right thigh → thigh"]]
      ),
      (
        ["right_thigh", "pelvis", "left_thigh"], nil, nil,
        [
          "a-left": ["pelvis → pelvis", "left thigh → thigh"],
          "a-right": ["right thigh → thigh", "pelvis → pelvis"],
        ]
      ),
      (["right", "left"], .thigh, .left, ["a": ["left → thigh"]]),
      (["shank", "thigh"], .thigh, .right, ["a": ["shank → shank", "thigh → thigh"]]),
      (["shank", "imu"], .thigh, nil, ["a": ["shank → shank", " → thigh"]]),
      (
        ["left_thigh", "left_shank"], nil, nil,
        ["a": ["left thigh → thigh", "left shank → shank"]]
      ),
    ]

  @Test(arguments: cases)
  func `the names of the columns say where each sensor is, and what is stated chooses`(
    table: (
      names: [String], placement: Placement?, side: Side?, sessions: [String: [String]]
    )
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let text = Self.table(table.names)
      try TestFolders.put(text, folder, "a.csv")
      let found = SessionDiscovery(side: table.side, placement: table.placement)
        .sessions(at: [folder.appending(path: "a.csv").path])
      let source = try #require(found.sources.first)
      let sessions = SessionRunner.run(source).results
      let places = sessions.map { session in
        session.recordings.map { sensor in
          "\(sensor.path.split(separator: "#").dropFirst().first ?? "") → \(sensor.placement?.rawValue ?? "")"
        }
      }
      #expect(Dictionary(zip(sessions.map(\.id), places)) { first, _ in first } == table.sessions)
    }
  }

  @Test func `a file that is named for each of its sensors gives each of them`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put(Self.table(["shank", "thigh", "pelvis"]), folder, "both.csv")
      let path = folder.appending(path: "both.csv").path
      let read = SensorReader().read([
        SensorFile(path: path, placement: .thigh), SensorFile(path: path, placement: .pelvis),
      ])
      #expect(read.recordings.map(\.placement) == [.thigh, .pelvis])
    }
  }
}
