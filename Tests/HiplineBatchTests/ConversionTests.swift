import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

@testable import HiplineBatch

struct ConversionTests {
  private func sources(_ names: [String]) -> [SessionSource] {
    SessionDiscovery().sessions(
      at: names.map { TestFolders.sampleData.appending(path: $0).path }
    ).sources
  }

  private func converted(
    _ sources: [SessionSource], to target: any ConversionTarget.Type, in folder: URL
  ) async throws -> [SessionSource] {
    let place = folder.appending(path: "converted").path
    try await Conversion(to: target, at: place).run(sources) { outcomes in
      #expect(outcomes.flatMap(\.failures).isEmpty)
    }
    let found = SessionDiscovery().sessions(at: [place])
    #expect(found.failures.isEmpty)
    return found.sources
  }

  private func result(_ source: SessionSource) throws -> SessionResult {
    try #require(SessionRunner.run(source).results.first)
  }

  /// Every number of every repetition, by its name.
  private func numbers(_ result: SessionResult) -> [[String: Double]] {
    result.repetitions.map { repetition in
      var numbers = [
        "start_s": repetition.startSeconds, "top_start_s": repetition.topStartSeconds,
        "top_end_s": repetition.topEndSeconds, "end_s": repetition.endSeconds,
      ]
      numbers["score"] = repetition.score?.overall
      for value in repetition.values {
        if case .number(let number) = value.reading { numbers[value.definition.key] = number }
      }
      return numbers
    }
  }

  @Test(arguments: ["two-sensors", "clamshell-accelerometer-only", "leg-lift-left"])
  func `tidy CSV reads back as the same samples and gives the same result`(name: String)
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let source = try #require(sources([name]).first)
      let copy = try #require(try await converted([source], to: TidyFolder.self, in: folder).first)
      #expect(copy.id == source.id)
      let read = SensorReader().read(source.sensors).recordings
      let again = SensorReader().read(copy.sensors).recordings
      #expect(read.map(\.accelerometer) == again.map(\.accelerometer))
      #expect(read.map(\.gyroscope) == again.map(\.gyroscope))
      #expect(read.map(\.placement) == again.map(\.placement))
      let (first, second) = (try result(source), try result(copy))
      #expect(numbers(first) == numbers(second))
      #expect(first.exercise == second.exercise)
      #expect(first.side == second.side)
    }
  }

  @Test(arguments: ["two-sensors", "clamshell-pelvis-gives-way", "clamshell-accelerometer-only"])
  func `a Motion-BIDS tree gives the same repetitions and metrics`(name: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let source = try #require(sources([name]).first)
      let copy = try #require(try await converted([source], to: MotionTree.self, in: folder).first)
      let (first, second) = (try result(source), try result(copy))
      #expect(second.exercise == first.exercise)
      #expect(second.side == first.side)
      #expect(second.recordings.map(\.placement) == first.recordings.map(\.placement))
      #expect(
        second.repetitions.map { $0.state?.rawValue }
          == first.repetitions.map { $0.state?.rawValue }
      )
      let (expected, found) = (numbers(first), numbers(second))
      try #require(expected.count == found.count)
      for (expected, found) in zip(expected, found) {
        #expect(Set(expected.keys) == Set(found.keys))
        // Times are written to a microsecond, which moves a mean rate by a millionth.
        for (key, number) in expected {
          let difference = abs((found[key] ?? .nan) - number)
          #expect(difference <= 1e-4 * max(1, abs(number)), "\(key)")
        }
      }
      #expect(second.summary.shakyMaxRepetition == first.summary.shakyMaxRepetition)
      #expect(second.summary.stopRepetition == first.summary.stopRepetition)
    }
  }

  @Test func `the events are the repetitions and their phases`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let source = try #require(sources(["leg-lift-left"]).first)
      _ = try await converted([source], to: MotionTree.self, in: folder)
      let place = folder.appending(
        path: "converted/sub-legliftleft/motion/"
          + "sub-legliftleft_task-leglift_tracksys-imu_acq-left_run-1_events.tsv")
      let rows = try String(contentsOf: place, encoding: .utf8).split(separator: "\n").dropFirst()
        .map { $0.split(separator: "\t").map(String.init) }
      let repetitions = try result(source).repetitions
      #expect(rows.count == 4 * repetitions.count)
      for (number, repetition) in repetitions.enumerated() {
        let own = rows[(4 * number)..<(4 * number + 4)]
        #expect(own.map { $0[2] } == ["repetition", "lift", "hold", "lower"])
        let whole = own.compactMap { Double($0[1]) }
        #expect(abs(whole[0] - whole[1] - whole[2] - whole[3]) < 1e-5)
        let onset = Double(own.first?[0] ?? "") ?? .nan
        #expect(abs(onset - repetition.startSeconds) < 1e-6)
      }
    }
  }

  // MARK: - Clocks

  private func recording(
    _ placement: Placement, clock: Clock, rates: (Double, Double), seed: UInt64
  ) -> Recording {
    var generator = SplitMix64(seed: seed)
    func series(_ rate: Double, from start: Double, _ z: Double) -> TimedSeries {
      let count = Int(20 * rate)
      func component(_ mean: Double) -> [Double] {
        (0..<count).map { _ in mean + Double.random(in: -1...1, using: &generator) }
      }
      return TimedSeries(
        timestamps: (0..<count).map { start + Double($0) / rate },
        values: VectorSeries(x: component(0), y: component(0), z: component(z)))
    }
    return Recording(
      name: "\(placement.rawValue).csv", format: "named-columns", placement: placement,
      clock: clock, accelerometer: series(rates.0, from: 0, 9.8),
      gyroscope: series(rates.1, from: 0.004, 0))
  }

  private func readBack(
    _ recordings: [Recording], startedAt: String? = nil, in folder: URL
  ) throws -> (source: SessionSource, recordings: [Recording]) {
    let place = folder.appending(path: "tree").path
    let source = SessionSource(id: "a", startedAt: startedAt, sensors: [])
    let inside = try NewFolder(path: place)
    var tree = MotionTree(inside, sources: [source])
    let session = SessionRunner.Session.held(
      SessionRunner.Reading(source: source, recordings: recordings))
    try tree.add(#require(tree.session(SessionLayout(session, aligning: false)).written))
    try tree.end()
    inside.finish()
    let found = SessionDiscovery().sessions(at: [place])
    let copy = try #require(found.sources.first)
    return (copy, SensorReader().read(copy.sensors).recordings)
  }

  @Test(arguments: [
    (Clock.absolute(unixSeconds: 1_772_359_200.5), Clock.absolute(unixSeconds: 1_772_359_202.85)),
    (.sinceStart(seconds: 7), .sinceStart(seconds: 9.35)),
  ])
  func `sensors with time stamps of their own keep them and their places in time`(
    first: Clock, second: Clock
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let thigh = recording(.thigh, clock: first, rates: (100, 99), seed: 1)
      let pelvis = recording(.pelvis, clock: second, rates: (50, 50), seed: 2)
      let (source, read) = try readBack([thigh, pelvis], in: folder)
      try #require(read.map(\.placement) == [.thigh, .pelvis])
      let offset = try #require(read[1].clock.offsetSeconds(from: read[0].clock))
      #expect(abs(offset - 2.35) < 1e-5)
      for (found, written) in zip(read, [thigh, pelvis]) {
        #expect(found.accelerometer?.values == written.accelerometer?.values)
        #expect(found.gyroscope?.values == written.gyroscope?.values)
        let times = zip(
          found.gyroscope?.timestamps ?? [], written.gyroscope?.timestamps ?? [])
        #expect(times.allSatisfy { abs($0 - $1) < 1e-5 })
      }
      if case .absolute = first {
        #expect(source.startedAt == "2026-03-01T10:00:00.500000")
      } else {
        #expect(source.startedAt == nil)
      }
    }
  }

  @Test func `sensors whose clocks nobody can compare are not said to have begun together`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let thigh = recording(.thigh, clock: .unknown, rates: (100, 100), seed: 1)
      let pelvis = recording(.pelvis, clock: .unknown, rates: (50, 50), seed: 2)
      let (_, read) = try readBack([thigh, pelvis], in: folder)
      #expect(read[1].clock.offsetSeconds(from: read[0].clock) == nil)
    }
  }

  @Test func `the stated beginning counts more than the sensor's clock`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let thigh = recording(.thigh, clock: .absolute(unixSeconds: 0), rates: (100, 100), seed: 1)
      let (source, _) = try readBack([thigh], startedAt: "2026-03-01T10:00:00+01:00", in: folder)
      #expect(source.startedAt == "2026-03-01T09:00:00.000000Z")
    }
  }

  @Test func `files of one session that began apart are put on one axis in tidy CSV`() async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let place = folder.appending(path: "tidy").path
      let inside = try NewFolder(path: place)
      let tidy = TidyFolder(inside, sources: [])
      let source = SessionSource(id: "a/b", sensors: [])
      let session = SessionRunner.Session.held(
        SessionRunner.Reading(
          source: source,
          recordings: [
            recording(.thigh, clock: .sinceStart(seconds: 7), rates: (100, 100), seed: 1),
            recording(.thigh, clock: .sinceStart(seconds: 9.35), rates: (100, 100), seed: 2),
          ]))
      let layout = SessionLayout(session, aligning: true)
      #expect(try tidy.session(layout).failures.isEmpty)
      inside.finish()
      #expect(layout.findings.isEmpty)
      let copy = try #require(SessionDiscovery().sessions(at: [place]).sources.first)
      #expect(copy.id == "a/b")
      let read = SensorReader().read(copy.sensors).recordings
      let offset = try #require(read.last?.clock.offsetSeconds(from: read[0].clock))
      #expect(abs(offset - 2.35) < 1e-9)
    }
  }

  // MARK: - Folders

  @Test func `nothing is written into a folder that holds something`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("mine", folder, "notes.txt")
      await #expect(throws: OutputFailure.self) {
        try await Conversion(to: TidyFolder.self, at: folder.path).run(sources(["leg-lift-left"])) {
          _ in
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
    }
  }

  @Test func `a broken file is told and does not keep the others from being converted`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      var failures: [InputFailure] = []
      var recordings = 0
      try await Conversion(to: TidyFolder.self, at: folder.appending(path: "c").path)
        .run(sources(["broken", "leg-lift-left"])) { outcomes in
          failures += outcomes.flatMap(\.failures)
          recordings += outcomes.reduce(0) { $0 + $1.recordings }
        }
      #expect(failures.count == 5)
      #expect(recordings == 1)
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "c").path)
      #expect(Set(left) == ["leg-lift-left", FolderMark.conversion.text])
    }
  }

  // MARK: - Labels

  private func source(
    _ id: String, _ subject: String?, day: String? = nil, side: Side = .left
  ) -> SessionSource {
    SessionSource(
      id: id, subject: subject, startedAt: day, exercise: .legLift, side: side, sensors: [])
  }

  private func names(_ sources: [SessionSource]) -> [String] {
    var labels = MotionLabels(sources)
    return sources.map { source in
      let run = labels.run(of: source)
      return (run.folder.map(\.text) + ["motion", run.motion(tracking: "imu")])
        .joined(separator: "/")
    }
  }

  @Test func `a name that is too long for a file is cut, and still its own`() {
    let long = String(repeating: "x", count: 400)
    let names = names([source("1", long + "a"), source("2", long + "b"), source("3", long + "a")])
    #expect(Set(names).count == 3)
    let people = names.map { $0.prefix { $0 != "/" } }
    #expect(people[0] == people[2] && people[0] != people[1])
    for name in names {
      #expect(name.split(separator: "/").allSatisfy { $0.utf8.count < PlainName.longestBytes - 40 })
    }
  }

  @Test func `sessions alike are runs, and those of known days are in folders of days`() {
    #expect(
      names([
        source("1", "O'Neil", day: "2026-03-01T10:00:00"),
        source("2", "O'Neil", day: "2026-03-01T11:00:00"),
        source("3", "O'Neil", day: "2026-03-02", side: .right),
      ]) == [
        "sub-ONeil/ses-20260301/motion/sub-ONeil_ses-20260301_task-leglift_tracksys-imu_acq-left_run-1",
        "sub-ONeil/ses-20260301/motion/sub-ONeil_ses-20260301_task-leglift_tracksys-imu_acq-left_run-2",
        "sub-ONeil/ses-20260302/motion/sub-ONeil_ses-20260302_task-leglift_tracksys-imu_acq-right_run-1",
      ])
    // One session without a day: none has a folder of days.
    #expect(
      names([source("1", "a", day: "2026-03-01"), source("2", "a")]).allSatisfy {
        !$0.contains("ses-")
      })
  }

  @Test func `people are never mixed up, whatever their names`() {
    let subjects: [String?] = ["a b", "ab", "AB", "愛", "é", nil, nil]
    let sources = subjects.enumerated().map { source("s\($0.offset)", $0.element) }
    let folders = names(sources).map { $0.split(separator: "/")[0].lowercased() }
    #expect(Set(folders).count == subjects.count)
    #expect(
      folders.allSatisfy {
        $0.dropFirst(4).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      })
  }

  @Test func `an orientation alone reads back as it was read, and which way it turns is said`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let rows = (0..<600).map { row in
        let angle = 0.15 * (1 - cos(Double(row) / 50))
        return "\(Double(row) / 50),\(cos(angle)),\(sin(angle)),0,0"
      }
      let file = folder.appending(path: "thigh.csv")
      try Data(("time_s,quat_w,quat_x,quat_y,quat_z\n" + rows.joined(separator: "\n") + "\n").utf8)
        .write(to: file)
      let sources = SessionDiscovery().sessions(at: [file.path]).sources
      let before = try #require(SensorReader().read(sources[0].sensors).recordings.first)
      let again = try #require(try await converted(sources, to: TidyFolder.self, in: folder).first)
      let after = try #require(SensorReader().read(again.sensors).recordings.first)
      #expect(after.isOrientationAlone)
      let (a, b) = (before.orientation?.series.values, after.orientation?.series.values)
      try #require(a?.count == 600 && b?.count == 600)
      for index in 0..<600 { #expect(((a?[index] ?? .zero) - (b?[index] ?? .zero)).norm < 1e-6) }
      #expect(after.orientation?.isStated == true)
    }
  }
}
