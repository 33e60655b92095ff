import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineCLI

/// What is said when a run is through, and while many sessions go by.
struct ClosingOfRunsTests {
  private func failure(_ name: String) -> InputFailure {
    InputFailure(.empty, path: name + ".csv", "nothing is in it", hint: "record again")
  }

  private func result(
    _ id: String, score: Double?, _ severity: Finding.Severity? = nil
  ) -> SessionResult {
    var summary = SessionSummary(repetitions: score == nil ? 0 : 8)
    summary.scoreMean = score
    return SessionResult(
      id: id, exercise: "clamshell", exerciseConfidence: 1,
      profile: ExerciseProfile(name: "clamshell", components: []), recordings: [], sets: [],
      repetitions: [], summary: summary,
      findings: severity.map { [Finding(.noRepetition, $0, "something", hint: "look")] } ?? [])
  }

  @Test func `a run closes with how many were scored, doubtful and failed, the worst first`() {
    var summary = RunSummary()
    summary.add([result("good", score: 90)], [], of: "good")
    summary.add([result("info", score: 80, .info)], [], of: "info")
    summary.add([result("warned", score: 70, .warning)], [], of: "warned")
    summary.add([result("worse", score: 40, .warning)], [], of: "worse")
    summary.add([result("wrong", score: 95, .error)], [], of: "wrong")
    summary.add([result("empty", score: nil)], [], of: "empty")
    summary.add([], [failure("gone")], of: "gone")
    #expect(
      summary.lines(errors: 1, report: "out/report.html") == [
        "7 sessions: 2 scored, 4 doubtful, 1 failed; 1 other error",
        "worst first: gone (failed), empty (error), wrong (error), worse (warning), warned (warning)",
        "report: out/report.html",
      ])
    // A few that are not kept have been seen one by one.
    #expect(summary.lines(errors: 1, report: nil) == [])
  }

  @Test func `mistakes in a manifest are no sessions`() {
    #expect(
      RunSummary().lines(errors: 2, report: "r.html") == [
        "no session; 2 errors", "report: r.html",
      ])
  }

  @Test func `of many to look at the worst are named and the rest counted`() {
    var summary = RunSummary()
    for number in 0..<30 {
      summary.add([result("s\(number)", score: Double(number), .warning)], [], of: "s\(number)")
    }
    let lines = summary.lines(errors: 0, report: nil)
    #expect(lines[0] == "30 sessions: 0 scored, 30 doubtful, 0 failed")
    #expect(lines[1].hasPrefix("worst first: s0 (warning), s1 (warning)"))
    #expect(lines[1].hasSuffix(" and 22 more") && lines.count == 2)
  }

  @Test func `one session that is kept has no summary, but its report's name`() {
    var summary = RunSummary()
    summary.add([result("good", score: 90)], [], of: "good")
    #expect(summary.lines(errors: 0, report: "r.html") == ["report: r.html"])
  }

  @Test func `from twenty sessions on each has one line, and the run closes with a summary`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let still = TestFolders.sampleData.appending(path: "still-leg/thigh.csv")
      let text = try String(contentsOf: still, encoding: .utf8)
      // Six seconds of a leg that lies still.
      let short = text.split(separator: "\n").prefix(601).joined(separator: "\n") + "\n"
      for number in 1...20 { try TestFolders.put(short, folder, "rest-\(number).csv") }
      func run(_ count: Int) throws -> (output: String, errors: String) {
        let paths = (1...count).map { folder.appending(path: "rest-\($0).csv").path }
        let run = try hipline(
          ["analyze", "--exercise", "clamshell", "--placement", "thigh"] + paths)
        return (run.output, run.errors)
      }
      let many = try run(20)
      #expect(many.output.split(separator: "\n").count == 20)
      let said = many.errors.split(separator: "\n").suffix(2)
      #expect(said.first == "20 sessions: 0 scored, 20 doubtful, 0 failed")
      #expect(said.last?.hasPrefix("worst first: rest-1 (error), rest-10 (error), ") == true)
      let few = try run(2)
      #expect(few.output.split(separator: "\n").count > 4)
      #expect(few.errors.contains("error: rest-1: ") && !few.errors.contains("sessions:"))
    }
  }

  @Test func `an error names its session once`() throws {
    let broken = TestFolders.sampleData.appending(path: "broken").path
    let still = TestFolders.sampleData.appending(path: "still-leg").path
    // Alone they are called by their files, beside another by their folder, too.
    for paths in [[broken], [still, broken]] {
      let lines = try hipline(["analyze"] + paths).errors.split(separator: "\n")
      #expect(lines.count { $0.hasPrefix("error: \(broken)/") } == 5, "\(lines)")
      #expect(lines.count == 4 + paths.count)
    }
  }

  @Test func `an error in a file of a session that has another name says both`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("", folder, "a/thigh.csv")
      try TestFolders.put(
        "id: monday\nsensors: [{file: thigh.csv, placement: thigh}]\n", folder, "a/session.yaml")
      let path = folder.appending(path: "a").path
      #expect(try hipline("analyze", path).errors.hasPrefix("error: monday: \(path)/thigh.csv: "))
    }
  }

  @Test func `the report is opened by the system's program, or it is said how`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      let arguments = [
        "analyze", TestFolders.sampleData.appending(path: "still-leg").path, "--out", out, "--open",
      ]
      #if os(Linux)
        let program = folder.appending(path: "bin/xdg-open")
        let opened = folder.appending(path: "opened")
        try TestFolders.put("#!/bin/sh\necho \"$1\" > '\(opened.path)'\n", folder, "bin/xdg-open")
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: program.path)
        _ = try BuiltCommand.output(
          of: BuiltCommand.url.path, arguments,
          environment: ["PATH": "\(program.deletingLastPathComponent().path):/usr/bin:/bin"])
        #expect(
          try String(contentsOf: opened, encoding: .utf8)
            == URL(filePath: out + "/report.html").standardizedFileURL.path + "\n")
        try TestFolders.put("#!/bin/sh\nexit 3\n", folder, "bin/xdg-open")
        let failed = try BuiltCommand.output(
          of: "/bin/sh",
          ["-c", "\"$0\" \"$@\" 2>&1 >/dev/null", BuiltCommand.url.path] + arguments,
          environment: ["PATH": "\(program.deletingLastPathComponent().path):/usr/bin:/bin"])
        #expect(
          failed?.text.contains(
            "warning: no program could open the report; open \(out)/report.html") == true)
      #endif
    }
  }

  @Test func `the profile of another exercise than the recognised one is said`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      var parameters = SimulationParameters(.sideLegLift, seed: 11)
      parameters.sensors = [.thigh, .pelvis].map {
        SensorSetup(placement: $0, mounting: Quaternion(1, 0, 0, 0))
      }
      let session = folder.appending(path: "session").path
      try SimulatedFolder(path: session).write(
        Simulator.run(parameters), side: parameters.side)
      func findings(_ exercise: String) throws -> String {
        let profile = folder.appending(path: exercise + ".yaml").path
        try hipline("profile", "show", exercise).output.write(
          toFile: profile, atomically: true, encoding: .utf8)
        let sensors = ["thigh", "pelvis"].map {
          "{file: \($0).csv, placement: \($0), axes: {proximal: +z, anterior: +x}}"
        }.joined(separator: ", ")
        try TestFolders.put("sensors: [\(sensors)]\n", folder, "session/session.yaml")
        let run = try hipline("analyze", session, "--profile", profile)
        #expect(run.output.contains("side-leg-lift"))
        return run.errors
      }
      let message = "the profile is that of another exercise than the one that was recognised"
      #expect(try findings("clamshell").contains(message))
      #expect(try !findings("side-leg-lift").contains(message))
    }
  }
}
