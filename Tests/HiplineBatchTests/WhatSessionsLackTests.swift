import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What is said of sessions: what they lack, when they were, and whose they are.
struct WhatSessionsLackTests: OutputRuns {
  private func copy(_ sample: String, _ file: String, to place: URL) throws {
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: TestFolders.sampleData.appending(path: "\(sample)/\(file).csv"), to: place)
  }

  private func keep(_ sources: [SessionSource], in out: String) async throws {
    let output = try OutputFolder(path: out)
    let tables = try ResultTables(in: output, study: sources.flatMap(\.study))
    try await Batch(sources, work: SessionWork(keepingIn: output), jobs: 1).run { item, outcome in
      try tables.append(outcome, of: item.source, at: item.position)
    }
    try tables.finish(configuration: .null)
  }

  @Test func `a sensor that is not there is an error of its session, which covers less`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      for sensor in ["thigh", "pelvis"] {
        try copy("two-sensors", sensor, to: folder.appending(path: sensor + ".csv"))
      }
      try TestFolders.put(
        """
        session_id,file,placement,exercise,side,Group
        whole,thigh.csv,thigh,clamshell,right,a
        whole,pelvis.csv,pelvis,,,
        lacking,thigh.csv,thigh,clamshell,right,b
        lacking,nowhere.csv,pelvis,,,
        """, folder, "m.csv")
      let found = SessionDiscovery().sessions(inManifest: folder.appending(path: "m.csv").path)
      let sources = SessionDiscovery().sessions(at: [], and: found.sources).sources
      let outcomes = sources.map { SessionRunner.run($0) }
      let results = outcomes.flatMap(\.results)
      #expect(results.map(\.id) == ["whole", "lacking"])
      #expect(!results[0].findings.contains { $0.code == .sensorMissing })
      #expect(results[1].findings.contains { $0.code == .sensorMissing && $0.severity == .error })
      #expect(results[1].repetitions.allSatisfy { $0.state == nil && $0.reasonWithoutState != nil })
      let coverages = results.compactMap(\.summary.scoreCoverage)
      #expect(coverages.count == 2 && coverages[1] < coverages[0])
      // Every table has the study's column, and the failure its session.
      let out = folder.appending(path: "out").path
      try await keep(sources, in: out)
      for table in ["reps", "sessions", "findings", "failures"] {
        let text = try String(contentsOfFile: out + "/\(table).csv", encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines[0].hasSuffix(",Group"), "\(table)")
        #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",a") || $0.hasSuffix(",b") })
      }
      let failures = try String(contentsOfFile: out + "/failures.csv", encoding: .utf8)
      #expect(failures.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("lacking,") })
      // The columns stay where a later run has none.
      try copy("still-leg", "thigh", to: folder.appending(path: "later/thigh.csv"))
      try await run(folder.appending(path: "later").path, to: out)
      let later = try String(contentsOfFile: out + "/sessions.csv", encoding: .utf8)
        .split(separator: "\n")
      #expect(later.count == 4 && later[0].hasSuffix(",Group") && later[2].hasSuffix(",a"))
    }
  }

  @Test func `a study's column of a name that the tables have is refused`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("session_id,file,State\na,a.csv,x\n", folder, "m.csv")
      let found = SessionDiscovery().sessions(inManifest: folder.appending(path: "m.csv").path)
      #expect(found.sources.isEmpty && found.failures.map(\.code) == [.invalidSessionFile])
    }
  }

  @Test func `an exercise that nobody knows covers little of its profile`() throws {
    let known = SessionSource(
      id: "a", exercise: .clamshell, side: .right,
      sensors: [
        SensorFile(
          path: TestFolders.sampleData.appending(path: "clamshell-shaky-max/thigh.csv").path,
          placement: .thigh)
      ])
    var unknown = known
    unknown.exercise = nil
    let coverages = [known, unknown].compactMap {
      SessionRunner.run($0).results.first?.summary.scoreCoverage
    }
    #expect(coverages.count == 2)
    #expect(abs(coverages[0] - 0.7) < 0.05 && coverages[1] < 0.35)
  }

  @Test func `the person and the day come from names, where nothing else says them`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let root = folder.appending(path: "recordings")
      for place in [
        "anna/2026-03-01_10-00-00/thigh.csv", "P3/Recording 2026-03-05 11.22.33.csv",
        "week 2/20260308.csv", "plain/thigh.csv",
      ] {
        try copy("still-leg", "thigh", to: root.appending(path: place))
      }
      let sources = SessionDiscovery(exercise: .clamshell).sessions(at: [root.path]).sources
      func facts(_ subject: String?) -> [[String?]] {
        SessionDiscovery(exercise: .clamshell, subject: subject).sessions(at: [root.path]).sources
          .compactMap { SessionRunner.run($0).results.first }
          .map { result in
            [
              result.subject, result.subjectProvenance?.rawValue, result.startedAt,
              result.startedAtProvenance?.rawValue,
            ]
          }
      }
      #expect(sources.count == 4)
      #expect(
        facts(nil) == [
          ["P3", "folder", "2026-03-05T11:22:33", "name"],
          ["anna", "folder", "2026-03-01T10:00:00", "name"],
          [nil, nil, nil, nil],
          [nil, nil, "2026-03-08", "name"],
        ])
      #expect(facts("p9").map { $0[0] } == ["p9", "p9", "p9", "p9"])
    }
  }

  @Test(arguments: [
    ("1709287200.0", "2024-03-01T10:00:00.000000"), ("0.0", nil), ("946684800.0", nil),
  ])
  func `a clock tells when a session began, unless it lost the time`(
    start: String, expected: String?
  ) throws {
    let seconds = try #require(Double(start))
    let recording = Recording(
      name: "a.csv", format: "x", placement: .thigh, clock: .absolute(unixSeconds: seconds))
    let reading = SessionRunner.Reading(
      source: SessionSource(id: "a", sensors: []), recordings: [recording])
    #expect(try reading.input().startedAt == expected)
  }

  @Test(arguments: [
    ("2026-03-01_10-00-00", "2026-03-01T10:00:00"),
    ("Leg 2026-03-01 10.00.00", "2026-03-01T10:00:00"),
    ("20260301T100000Z", "2026-03-01T10:00:00"), ("20260301_100000-thigh", "2026-03-01T10:00:00"),
    ("2026.03.01", "2026-03-01"), ("x2026-03-01-2", "2026-03-01"), ("01-03-2026", nil),
    ("20261301", nil), ("202603011", nil), ("2026-03-01 to 2026-03-05", nil), ("P3", nil),
    ("", nil),
  ])
  func `dates in names are read where the year comes first`(name: String, date: String?) {
    #expect(NamedDate(name)?.text == date)
  }
}
