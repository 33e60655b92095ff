import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What it is known from where a sensor was.
struct PlaceBasisTests {
  private static func table(_ sensors: [String]) -> String {
    let header = sensors.flatMap { name in ["x", "y", "z"].map { "\(name)acc_\($0)_m_s2" } }
    let rows = (0..<600).map { row in
      let cells = sensors.flatMap { _ in [0, 0.02 * sin(37 * Double(row)), 9.81] }
      return ([Double(row) / 50] + cells).map { String(format: "%.5f", $0) }.joined(separator: ",")
    }
    return "time_s,\(header.joined(separator: ","))\n\(rows.joined(separator: "\n"))\n"
  }

  private struct Case: Sendable {
    /// The files, with what their columns begin with.
    var files: [String: [String]]
    var description: String?
    var discovery = SessionDiscovery()
    /// Place and side of each recording, with what they are known from.
    var expected: Set<String>
  }

  private static let cases = [
    Case(files: ["monday-right-thigh.csv": [""]], expected: ["thigh by name, right by name"]),
    Case(files: ["monday.csv": [""]], expected: ["nothing"]),
    Case(files: ["right/thigh/a.csv": [""]], expected: ["thigh by name, right by name"]),
    Case(
      files: ["right-thigh/Accelerometer.csv": [""]], expected: ["thigh by name, right by name"]),
    Case(
      files: ["monday-right-thigh.csv": [""]],
      discovery: SessionDiscovery(side: .left, placement: .shank),
      expected: ["shank by stated, left by stated"]),
    Case(
      files: ["monday-right-thigh.csv": [""]], discovery: SessionDiscovery(placement: .shank),
      expected: ["shank by stated, right by name"]),
    Case(
      files: ["a.csv": ["left_thigh_", "pelvis_"]],
      expected: ["thigh by columns, left by columns", "pelvis by columns"]),
    Case(
      files: ["a.csv": [""]],
      description: "sensors:\n  - file: a.csv\n    placement: thigh\n    side: right\n",
      expected: ["thigh by stated, right by stated"]),
    Case(
      files: ["left-thigh.csv": [""]], description: "sensors:\n  - file: left-thigh.csv\n",
      expected: ["thigh by name, left by name"]),
    Case(
      files: ["left-thigh.csv": [""]],
      description: "sensors:\n  - file: left-thigh.csv\n    placement: pelvis\n",
      expected: ["pelvis by stated, left by name"]),
  ]

  @Test(arguments: cases.indices)
  func `a place says what it rests on`(index: Int) async throws {
    let known = Self.cases[index]
    try await TestFolders.withTemporaryFolder { folder in
      for (name, sensors) in known.files {
        let path = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(Self.table(sensors).utf8).write(to: path)
      }
      if let description = known.description {
        try TestFolders.put(description, folder, "session.yaml")
      }
      let found = known.discovery.sessions(at: [folder.path])
      #expect(found.failures.isEmpty)
      let recordings = found.sources.flatMap { SessionInspection($0).inspections.map(\.recording) }
      let places = recordings.map { recording in
        let parts = [
          recording.placement.map { ($0.rawValue, recording.placementBasis?.rawValue) },
          recording.side.map { ($0.rawValue, recording.sideBasis?.rawValue) },
        ]
        let text = parts.compactMap { $0.map { "\($0) by \($1 ?? "nothing")" } }
        return text.isEmpty ? "nothing" : text.joined(separator: ", ")
      }
      #expect(Set(places) == known.expected)
    }
  }
}
