import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineSimulation
import HiplineTestSupport
import HiplineTrials
import Testing

@testable import HiplineBatch

struct LongRecordingTests {
  /// A quarter of an hour of daily life with one bout of leg lifts, at 25 Hz.
  private static let life: DailyLife = {
    var bout = SimulationParameters(.legLift)
    bout.sets = [SetPlan(repetitions: 8, restAfterSeconds: 60), SetPlan(repetitions: 8)]
    var parameters = DailyLifeParameters(
      hours: 0.25, bout: bout, seed: 11, startUnixSeconds: 1_772_434_800 + 1500)
    parameters.boutHours = [7.75]
    parameters.skippedShare = 0
    for index in parameters.sensors.indices {
      parameters.sensors[index].model.sampling.nominalRateHertz = 25
    }
    return DailyLife(parameters)
  }()

  private static let files: [(name: String, bytes: [UInt8])] =
    life.parameters.sensors.indices.map { sensor in
      var bytes: [UInt8] = []
      life.record(sensor: sensor) { piece in
        bytes += RecordingWriter.axivity(
          piece, startUnixSeconds: life.parameters.startUnixSeconds)
      }
      return ("\(life.parameters.sensors[sensor].placement.rawValue).csv", bytes)
    }

  private static func rules() -> LongRecordingRules {
    var rules = LongRecordingRules()
    rules.longestSessionSeconds = 300
    return rules
  }

  private func run(
    _ files: [(name: String, bytes: [UInt8])], work: SessionWork = SessionWork(),
    rules: LongRecordingRules = rules(), startedAt: String? = nil
  ) async throws -> ReportContent {
    try await TestFolders.withTemporaryFolder { folder in
      for file in files {
        try Data(file.bytes).write(to: folder.appending(path: file.name))
      }
      let source = SessionSource(
        id: "week", subject: "p1", startedAt: startedAt, exercise: .legLift, side: .right,
        sensors: files.map { file in
          SensorFile(
            path: folder.appending(path: file.name).path,
            placement: file.name.hasPrefix("pelvis") ? .pelvis : .thigh)
        })
      var work = work
      work.longRecordings = rules
      return try await Batch([source], work: work, jobs: 1).collect()
    }
  }

  @Test func `the exercise in daily life is found, with every repetition and its time`()
    async throws
  {
    let truth = try #require(Self.life.bouts.first)
    let content = try await run(Self.files)
    #expect(content.failures.isEmpty)
    let session = try #require(content.sessions.first)
    #expect(content.sessions.count == 1)
    #expect(session.id == "week-bout-01")
    #expect(session.sets.map(\.repetitions) == [8, 8])
    #expect(session.recordings.map(\.placement) == [.thigh, .pelvis])
    #expect(session.findings.contains { $0.code == .boutOfRecording })
    let began = try #require(session.startedAt.flatMap(AcquisitionTime.init)).unixSeconds
    let first = began - Self.life.parameters.startUnixSeconds + session.sets[0].startSeconds
    #expect(abs(first - truth.startSeconds) < 0.5)
  }

  @Test func `a compressed file gives the same result`() async throws {
    let packed = try Self.files.map { file in
      (file.name + ".gz", try ArchiveWriting.compressed(file.bytes, with: .gzip))
    }
    let plain = try #require(try await run(Self.files).sessions.first)
    let content = try #require(try await run(packed).sessions.first)
    #expect(content.startedAt == plain.startedAt)
    #expect(content.repetitions.map(\.startSeconds) == plain.repetitions.map(\.startSeconds))
  }

  @Test func `a stated start counts before the recorder's clock`() async throws {
    let plain = try #require(try await run([Self.files[0]]).sessions.first?.startedAt)
    let stated = try await run([Self.files[0]], startedAt: "2025-01-01T00:00:00")
    let began = try #require(stated.sessions.first?.startedAt.flatMap(AcquisitionTime.init))
    let clock = try #require(AcquisitionTime(plain))
    #expect(
      abs(
        began.unixSeconds - 1_735_689_600
          - (clock.unixSeconds - Self.life.parameters.startUnixSeconds)) < 0.1)
  }

  @Test func `a recording without exercise says so`() async throws {
    let lines = Self.files[0].bytes.split(separator: 10)
    let before = lines.prefix(25 * 400).joined(separator: [10])
    let content = try await run([("thigh.csv", Array(before) + [10])])
    #expect(content.sessions.isEmpty)
    #expect(content.failures.map(\.code) == [.noExercise])
  }

  @Test func `what lasts less long is analysed as it always was`() async throws {
    var rules = Self.rules()
    rules.longestSessionSeconds = 7200
    let content = try await run([Self.files[0]], rules: rules)
    #expect(content.sessions.map(\.id) == ["week"])
  }

  @Test func `a run that is resumed takes the bouts that are there`() async throws {
    try await TestFolders.withTemporaryFolder { results in
      try await TestFolders.withTemporaryFolder { folder in
        let path = folder.appending(path: "thigh.csv").path
        try Data(Self.files[0].bytes).write(to: URL(filePath: path))
        let source = SessionSource(
          id: "week", exercise: .legLift,
          sensors: [SensorFile(path: path, placement: .thigh)])
        func run(resumes: Bool) async throws -> ReportContent {
          let output = try OutputFolder(path: results.path)
          var work = SessionWork(keepingIn: output, resumes: resumes)
          work.longRecordings = Self.rules()
          return try await Batch([source], work: work, jobs: 1).collect()
        }
        let first = try await run(resumes: false)
        #expect(first.sessions.count == 1)
        let record = results.appending(path: "work")
        let names = try FileManager.default.contentsOfDirectory(atPath: record.path)
        #expect(names.count == 1)
        let again = try await run(resumes: true)
        #expect(JSONFormat().render(first) == JSONFormat().render(again))
      }
    }
  }

  @Test func `a converted tree has the repetitions of the bouts at their times`() async throws {
    let truth = try #require(Self.life.bouts.first)
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "thigh.csv").path
      try Data(Self.files[0].bytes).write(to: URL(filePath: path))
      let source = SessionSource(
        id: "week", subject: "p1", exercise: .legLift, side: .right,
        sensors: [SensorFile(path: path, placement: .thigh)])
      var conversion = Conversion(to: MotionTree.self, at: folder.appending(path: "tree").path)
      conversion.longRecordings = Self.rules()
      conversion.longRecordings.stretchSeconds = 100
      try await conversion.run([source]) { outcomes in
        #expect(outcomes.flatMap(\.failures).isEmpty)
      }
      let stem = "tree/sub-p1/motion/sub-p1_task-leglift_tracksys-imu_acq-right_run-1"
      let events = try String(
        contentsOf: folder.appending(path: "\(stem)_events.tsv"), encoding: .utf8
      ).split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
      #expect(events.first?.last == "bout")
      let repetitions = events.dropFirst().filter { $0[2] == "repetition" }
      #expect(repetitions.count == 16)
      #expect(repetitions.allSatisfy { $0.last == "1" })
      let onset = try #require(repetitions.first.flatMap { Double($0[0]) })
      #expect(abs(onset - truth.startSeconds) < 0.5)
      let rows = try Data(contentsOf: folder.appending(path: "\(stem)_motion.tsv")).count {
        $0 == 10
      }
      #expect(rows == Self.files[0].bytes.count { $0 == 10 })
    }
  }
}
