import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// Recordings of people, with counts and marks by hand. They are not part of the package.
@Suite(.enabled(if: TestFolders.realData != nil))
struct RealRecordingTests {
  private func analyze(_ path: String) throws -> SessionResult {
    let recordings = try RecordingReader.read(path: path)
    return try Analyzer().analyze(SessionInput(id: "real", recordings: recordings))
  }

  @Test(arguments: ["s1/e3", "s1/e4", "s2/e3", "s2/e4"])
  func `three sets of ten are three sets of ten`(session: String) throws {
    let data = try #require(TestFolders.realData)
    let result = try analyze(data.appending(path: "uci730/\(session)/u2/test.txt").path)
    #expect(result.sets.map(\.repetitions) == [10, 10, 10])
    #expect(result.repetitions.allSatisfy { $0.isComplete })
  }

  @Test(arguments: ["e1", "e3", "e4"])
  func `repetitions overlap the marks made by hand`(exercise: String) throws {
    let data = try #require(TestFolders.realData)
    let folder = data.appending(path: "uci730/s1/\(exercise)")
    let result = try analyze(folder.appending(path: "u2/test.txt").path)
    let table = try String(
      contentsOf: folder.appending(path: "test_times.csv"), encoding: .utf8)
    let marks = table.split(whereSeparator: \.isNewline).dropFirst().map { row in
      row.split(separator: ",").compactMap { Double($0) }
    }
    #expect(marks.count == 30)
    let matched = marks.count { mark in
      // Samples are counted from 1 at 25 Hz.
      let (start, end) = ((mark[2] - 1) / 25, (mark[3] - 1) / 25)
      return result.repetitions.contains { repetition in
        let both = min(end, repetition.endSeconds) - max(start, repetition.startSeconds)
        let either = max(end, repetition.endSeconds) - min(start, repetition.startSeconds)
        return both >= 0.5 * either
      }
    }
    #expect(Double(matched) >= 0.95 * 30)
  }

  @Test(arguments: ["s1/e3", "s1/e4"])
  func
    `the hip turns as the thigh does against a body that keeps still, and a straight knee has no axis`(
      session: String
    ) throws
  {
    let folder = try #require(TestFolders.realData).appending(path: "uci730/\(session)")
    func recording(_ unit: String, _ placement: Placement) throws -> Recording {
      let path = folder.appending(path: "\(unit)/test.txt").path
      var recording = try #require(try RecordingReader.read(path: path).first)
      recording.placement = placement
      return recording
    }
    // The other leg lies still, and so does what it lies on.
    let hip = try Analyzer().analyze(
      SessionInput(
        id: "hip", recordings: [try recording("u3", .thigh), try recording("u5", .pelvis)]))
    let differences = try hip.repetitions.map { repetition in
      abs(
        try #require(repetition.number(HipRange.range))
          - (try #require(repetition.number(RangeOfMotion.range))))
    }
    #expect(differences.count == 30)
    #expect(differences.sorted()[15] < 0.7)
    let within = try zip(hip.repetitions, differences).count { repetition, difference in
      difference < 2 * (try #require(repetition.number(HipRange.uncertainty)))
    }
    #expect(within == 30)

    // Thigh and shank rise in step: the knee's axis does not show in that.
    let knee = try Analyzer().analyze(
      SessionInput(
        id: "knee", recordings: [try recording("u3", .thigh), try recording("u2", .shank)]))
    #expect(knee.repetitions.count == 30)
    #expect(knee.repetitions.allSatisfy { $0.number(KneeRange.range) == nil })
  }

  @Test func `clamshells are counted as by eye, and still legs give none`() throws {
    let data = try #require(TestFolders.realData)
    let folder = data.appending(path: "mex-clamshell")
    let table = try String(contentsOf: folder.appending(path: "counts.csv"), encoding: .utf8)
    var wrong: [String] = []
    for row in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let expected = try #require(Int(cells[1]))
      let found = try analyze(folder.appending(path: cells[0]).path)
        .repetitions.count { $0.isComplete }
      if expected == 0 { #expect(found == 0, "\(cells[0]) is a still leg") }
      // An unfinished last repetition may be counted or not.
      if found != expected && !(cells[2] == "1" && found == expected + 1) { wrong.append(cells[0]) }
    }
    #expect(wrong.count <= 2, "\(wrong)")
  }

  @Test func `acceleration without gravity is refused with the reason`() throws {
    let data = try #require(TestFolders.realData)
    let found = SessionDiscovery().sessions(
      at: [data.appending(path: "phyphox-lifts").path])
    let outcomes = found.sources.map { SessionRunner.run($0) }
    let results = outcomes.flatMap(\.results)
    #expect(results.count == 4)
    for result in results {
      #expect(result.repetitions.isEmpty)
      #expect(result.findings.contains { $0.code == .gravityAbsent && $0.severity == .error })
    }
  }

  @Test func `the faulty sensor is found, not scored, and no other is suspected`() throws {
    let data = try #require(TestFolders.realData).appending(path: "uci730")
    let files =
      FileManager.default.enumerator(atPath: data.path)?
      .compactMap { $0 as? String }.filter { $0.hasSuffix("test.txt") } ?? []
    #expect(files.count >= 16)
    for file in files {
      let result = try analyze(data.appending(path: file).path)
      let isSuspected = result.findings.contains { $0.code == .accelerometerGyroscopeDisagree }
      #expect(isSuspected == (file.hasPrefix("s2/") && file.contains("/u3/")), "\(file)")
      if isSuspected { #expect(result.repetitions.allSatisfy { $0.score == nil }) }
      #expect(!result.findings.contains { $0.code == .sensorSlipped }, "\(file)")
    }
  }

  @Test(arguments: [("Test01_Static", false), ("Test05_Trial1", true), ("Test08_Trial1", false)])
  func `a gyroscope that ran into its range is found`(name: String, isClipped: Bool) throws {
    let data = try #require(TestFolders.realData)
    let path = data.appending(path: "repoimu/TStick_\(name).csv").path
    let recording = try #require(try RecordingReader.read(path: path).first)
    let findings = try PreparedRecording(recording).findings
    #expect(findings.contains { $0.code == .gyroscopeClipped } == isClipped)
  }

  @Test(arguments: ["14/04_act_2", "03/04_act_1", "01/04_act_2", "07/04_act_2", "12/04_act_2"])
  func `strapping the sensor on another way round changes no repetition`(name: String) throws {
    let data = try #require(TestFolders.realData)
    let path = data.appending(path: "mex-clamshell/\(name).csv").path
    let recording = try #require(try RecordingReader.read(path: path).first)
    let turn = Quaternion(0.4, -0.2, 0.7, 0.5).normalized
    var turned = recording
    turned.accelerometer = recording.accelerometer.map { series in
      // Six decimals of a g, as a file would have them.
      TimedSeries(
        timestamps: series.timestamps,
        values: series.values.map { vector in
          let rotated = turn.rotate(vector)
          func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
          return Vector3(rounded(rotated.x), rounded(rotated.y), rounded(rotated.z))
        })
    }
    let results = try [recording, turned].map {
      try Analyzer().analyze(SessionInput(id: name, recordings: [$0]))
    }
    #expect(results[0].repetitions.count == results[1].repetitions.count)
    for (a, b) in zip(results[0].repetitions, results[1].repetitions) {
      #expect(abs(a.startSeconds - b.startSeconds) < 0.02)
      #expect(
        abs((a.number(RangeOfMotion.range) ?? 0) - (b.number(RangeOfMotion.range) ?? 0)) < 0.01)
    }
  }
}
