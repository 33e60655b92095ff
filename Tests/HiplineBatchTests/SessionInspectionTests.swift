import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// Recordings of minutes that are taken for long ones.
struct SessionInspectionTests {
  private static let rules = LongRecordingRules.ofMinutes(stretchSeconds: 45)

  /// Five minutes at 50 Hz of a sensor that is turned to and fro, with noise.
  ///
  /// - Parameter lacking: Rows that are missing.
  private func rows(lacking: Range<Int> = 0..<0, seed: UInt64 = 5) -> [(Double, Vector3, Vector3)] {
    var generator = SplitMix64(seed: seed)
    func noise(_ size: Double) -> Vector3 {
      func one() -> Double { Double.random(in: -size...size, using: &generator) }
      return Vector3(one(), one(), one())
    }
    return (0..<15_000).filter { !lacking.contains($0) }.map { row in
      let time = Double(row) / 50
      let angle = 0.5 * sin(0.4 * time)
      let rate = 0.2 * cos(0.4 * time)
      return (
        time, 9.80665 * Vector3(0, sin(angle), cos(angle)) + noise(0.05),
        Vector3(rate, 0, 0) + noise(0.01)
      )
    }
  }

  private func text(_ rows: [(Double, Vector3, Vector3)], start: Double = 0) -> String {
    let names = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s\n"
    return names
      + rows.map { time, force, rate in
        "\(time + start),\(force.x),\(force.y),\(force.z),\(rate.x),\(rate.y),\(rate.z)\n"
      }.joined()
  }

  private func inspection(
    of text: String, name: String = "thigh.csv"
  ) async throws -> (short: RecordingInspection, long: RecordingInspection) {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: name).path
      try Data(text.utf8).write(to: URL(filePath: path))
      let source = SessionSource(id: "a", sensors: [SensorFile(path: path)])
      let (short, long) = (
        SessionInspection(source), SessionInspection(source, rules: Self.rules)
      )
      #expect(short.failures.isEmpty && long.failures.isEmpty)
      #expect(short.inspections.count == 1 && long.inspections.count == 1)
      return (try #require(short.inspections.first), try #require(long.inspections.first))
    }
  }

  @Test func `stretches tell what the whole tells`() async throws {
    let (short, long) = try await inspection(of: text(rows(lacking: 4000..<4200)))
    #expect(long.summary.sampleCount == short.summary.sampleCount)
    #expect(long.streams.map(\.sampleCount) == [14_800, 14_800])
    #expect(abs(long.summary.durationSeconds - short.summary.durationSeconds) < 1e-9)
    #expect(long.summary.channels == short.summary.channels)
    #expect(long.summary.sha256 == short.summary.sha256)
    #expect(long.recording.columns == short.recording.columns)
    #expect(long.recording.clock == short.recording.clock)
    #expect(long.recording.holdsGravity == true)
    let (base, whole) = (try #require(long.timeBase), try #require(short.timeBase))
    #expect(abs(base.sampleRateHertz - whole.sampleRateHertz) < 1e-6)
    #expect(base.gaps.map(\.seconds) == whole.gaps.map(\.seconds))
    #expect(abs(try #require(long.stillNorm) - 9.80665) < 0.02)
    let tremor = try #require(long.smallestTremor) / #require(short.smallestTremor)
    #expect(tremor > 0.8 && tremor < 1.25)
    func said(_ code: FindingCode, _ inspection: RecordingInspection) -> [String] {
      inspection.findings.filter { $0.code == code }.map(\.message)
    }
    for code in [FindingCode.gapSplit, .samplesLost] {
      #expect(!said(code, short).isEmpty)
      #expect(said(code, long) == said(code, short))
    }
    #expect(said(.inspectedInStretches, short).isEmpty)
    #expect(said(.inspectedInStretches, long).count == 1)
    #expect(long.findings.allSatisfy { !$0.hint.isEmpty })
    // Nothing else is known of the short one.
    #expect(
      Set(short.findings.map(\.code)).subtracting(long.findings.map(\.code))
        .isSubset(of: [.accelerometerCalibrated]))
    let lines = InspectionTextRenderer.render(long).split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `the end of a range is that of the whole, not of a stretch`() async throws {
    var made = rows()
    // Three flat tops of three samples at 25 m/s² in the third stretch.
    for top in [5000, 5100, 5200] {
      for row in top..<(top + 3) { made[row].1 = Vector3(25, 0, 0) }
    }
    let clipped = try await inspection(of: text(made))
    #expect(clipped.long.streams[0].clippedAxis == "x")
    #expect(clipped.long.findings.contains { $0.code == .accelerometerClipped })
    #expect(clipped.short.streams[0].clippedAxis == "x")
    // A reading of 40 m/s² in another stretch shows that the range goes on.
    made[12_000].1 = Vector3(40, 0, 0)
    let free = try await inspection(of: text(made))
    #expect(free.short.streams[0].clippedAxis == nil)
    #expect(free.long.streams[0].clippedAxis == nil)
    #expect(!free.long.findings.contains { $0.code == .accelerometerClipped })
  }

  @Test func `a finding says in how many stretches it holds`() async throws {
    var made = rows()
    for row in 5000..<5010 { made[row].1 = Vector3(1e9, 0, 0) }
    let (short, long) = try await inspection(of: text(made))
    let whole = try #require(short.findings.first { $0.code == .implausibleValues })
    let finding = try #require(long.findings.first { $0.code == .implausibleValues })
    #expect(finding.message == whole.message + ", in one of 7 stretches")
  }

  @Test func `a sensor fails as a whole where it fails in most stretches`() async throws {
    var made = rows()
    for row in 4500..<6750 { made[row].2 = Vector3(0.1, 0, 0) }
    let (short, long) = try await inspection(of: text(made))
    #expect(!short.findings.contains { $0.code == .constantSensor })
    #expect(!long.findings.contains { $0.code == .constantSensor })
    for row in made.indices { made[row].2 = Vector3(0.1, 0, 0) }
    let all = try await inspection(of: text(made)).long
    let constant = try #require(all.findings.first { $0.code == .constantSensor })
    #expect(constant.severity == .error)
    #expect(!constant.message.contains("stretches"))
  }

  @Test func `times that the clock counted twice are said to be left out`() async throws {
    let first = rows()
    let again = text(first, start: 20).split(separator: "\n").dropFirst().joined(separator: "\n")
    let text = text(first) + again + "\n"
    let (short, long) = try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "thigh.csv").path
      try Data(text.utf8).write(to: URL(filePath: path))
      let source = SessionSource(id: "a", sensors: [SensorFile(path: path)])
      let long = SessionInspection(source, rules: Self.rules)
      return (SessionInspection(source), try #require(long.inspections.first))
    }
    // What is held is refused.
    #expect(short.inspections.isEmpty && short.failures.map(\.code) == [.noTimeBase])
    #expect(long.summary.durationSeconds > 319)
    let finding = long.findings.first { $0.message.contains("set back") }
    #expect(finding?.code == .outOfOrder)
    #expect(long.summary.sampleCount < 30_000)
  }

  @Test func `files of one device are described as one`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let made = rows()
      let times = made.map(\.0)
      func write(_ name: String, _ quantity: String, _ unit: String, _ vectors: [Vector3]) throws {
        let lines = zip(times, vectors).map { time, vector in
          "\(1_772_434_800 + time),\(vector.x),\(vector.y),\(vector.z)"
        }
        let names = ["x", "y", "z"].map { "\(quantity)_\($0)_\(unit)" }
        try Data((["time_s," + names.joined(separator: ",")] + lines).joined(separator: "\n").utf8)
          .write(to: folder.appending(path: name))
      }
      try write("Accelerometer.csv", "acc", "m_s2", made.map(\.1))
      try write("Gyroscope.csv", "gyr", "rad_s", made.map(\.2))
      let source = try #require(SessionDiscovery().sessions(at: [folder.path]).sources.first)
      #expect(source.sensors.map(\.siblings.count) == [1])
      let (short, long) = (
        SessionInspection(source), SessionInspection(source, rules: Self.rules)
      )
      #expect(long.failures.isEmpty)
      let (one, other) = (
        try #require(short.inspections.first), try #require(long.inspections.first)
      )
      #expect(short.inspections.count == 1 && long.inspections.count == 1)
      #expect(other.streams.map(\.sampleCount) == one.streams.map(\.sampleCount))
      #expect(other.recording.furtherFiles == one.recording.furtherFiles)
      #expect(!other.findings.contains { $0.code == .outOfOrder })
    }
  }
}
