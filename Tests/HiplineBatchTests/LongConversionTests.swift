import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// Conversions of recordings that are read stretch by stretch, against those of the same recordings held as a whole.
struct LongConversionTests {
  private static let rules = LongRecordingRules.ofMinutes(stretchSeconds: 37)

  /// Three minutes of a sensor with noise.
  ///
  /// - Parameters:
  ///   - rate: Samples a second of the accelerometer.
  ///   - gyroscopeEvery: The gyroscope has a sample in every row, in every second one, and so on.
  private func text(
    rate: Double, start: Double, gyroscopeEvery: Int = 1, seed: UInt64
  ) -> String {
    var generator = SplitMix64(seed: seed)
    var text = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s\n"
    for row in 0..<Int(180 * rate) {
      func one(_ size: Double) -> String { "\(Double.random(in: -size...size, using: &generator))" }
      let turn = row % gyroscopeEvery == 0 ? "\(one(0.2)),\(one(0.2)),\(one(0.2))" : ",,"
      text += "\(start + Double(row) / rate),\(one(0.3)),\(one(0.3)),9.8\(row % 9),\(turn)\n"
    }
    return text
  }

  private func files(_ folder: URL) throws -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var files: [String: Data] = [:]
    for name in names ?? [] {
      let place = folder.appending(path: name)
      let isFolder = try place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      if isFolder != true, name != FolderMark.conversion.text {
        files[name] = try Data(contentsOf: place)
      }
    }
    return files
  }

  /// - Parameter areHeld: Whether they can be held, too: where time falls back they are refused.
  /// - Returns: What is written of recordings that are held, and of the same that are not.
  private func converted(
    _ texts: [Placement: String], to target: any ConversionTarget.Type, areHeld: Bool = true
  ) async throws -> (held: [String: Data], long: [String: Data], findings: [Finding]) {
    try await TestFolders.withTemporaryFolder { folder in
      var sensors: [SensorFile] = []
      for (placement, text) in texts.sorted(by: { $0.key.rawValue > $1.key.rawValue }) {
        let path = folder.appending(path: "\(placement.rawValue).csv").path
        try Data(text.utf8).write(to: URL(filePath: path))
        sensors.append(SensorFile(path: path, placement: placement))
      }
      let source = SessionSource(id: "long", subject: "p", side: .left, sensors: sensors)
      var findings: [Finding] = []
      func run(_ name: String, _ rules: LongRecordingRules) async throws -> [String: Data] {
        let place = folder.appending(path: name)
        var conversion = Conversion(to: target, at: place.path)
        conversion.longRecordings = rules
        try await conversion.run([source]) { outcomes in
          #expect(outcomes.count == 1 && outcomes[0].recordings == texts.count)
          #expect(outcomes.flatMap(\.failures).isEmpty)
          findings += outcomes.flatMap(\.findings)
        }
        return try files(place)
      }
      let held = areHeld ? try await run("held", LongRecordingRules()) : [:]
      return (held, try await run("long", Self.rules), findings)
    }
  }

  @Test func `tidy CSV of a long recording is that of a short one, byte by byte`() async throws {
    let (held, long, findings) = try await converted(
      [
        .thigh: text(rate: 100, start: 7, seed: 1),
        .pelvis: text(rate: 99, start: 8.21, gyroscopeEvery: 2, seed: 2),
      ], to: TidyFolder.self)
    #expect(Set(held.keys) == ["long/thigh.csv", "long/pelvis.csv", "long/session.yaml"])
    #expect(findings.isEmpty)
    for (name, bytes) in held { #expect(long[name] == bytes, "\(name)") }
    #expect(long.count == held.count)
  }

  @Test func `the tables of a Motion-BIDS tree are those of a short recording, byte by byte`()
    async throws
  {
    let (held, long, _) = try await converted(
      [
        .thigh: text(rate: 100, start: 7, seed: 1),
        .pelvis: text(rate: 99, start: 8.21, gyroscopeEvery: 2, seed: 2),
      ], to: MotionTree.self)
    // Both streams of the thigh in one table, those of the pelvis in two.
    #expect(held.keys.count { $0.hasSuffix("_motion.tsv") } == 3)
    let events = ["_events.tsv", "_events.json"]
    for (name, bytes) in held where !events.contains(where: name.hasSuffix) {
      #expect(long[name] == bytes, "\(name)")
    }
    #expect(Set(long.keys).isSubset(of: held.keys))
  }

  @Test func `streams whose stamps differ in one stretch only are tables of their own`()
    async throws
  {
    var lines = text(rate: 50, start: 0, seed: 3).split(separator: "\n").map(String.init)
    // One row of nine thousand lacks the angular rate.
    lines[6001] = lines[6001].split(separator: ",").prefix(4).joined(separator: ",") + ",,,"
    let (held, long, _) = try await converted(
      [.thigh: lines.joined(separator: "\n") + "\n"], to: MotionTree.self)
    #expect(held.keys.count { $0.hasSuffix("_motion.tsv") } == 2)
    for (name, bytes) in held where name.hasSuffix("_motion.tsv") {
      #expect(long[name] == bytes, "\(name)")
    }
  }

  @Test func `a sensor that is silent for minutes costs the other one nothing`() async throws {
    let lines = text(rate: 50, start: 0, seed: 3).split(separator: "\n").map(String.init)
    let silent = lines.enumerated().map { row, line in
      guard 2000..<6500 ~= row else { return line }
      let fields = line.split(separator: ",")
      return "\(fields[0]),,,,\(fields[4...].joined(separator: ","))"
    }
    let (held, long, findings) = try await converted(
      [.thigh: silent.joined(separator: "\n") + "\n"], to: TidyFolder.self)
    #expect(long == held)
    #expect(findings.isEmpty)
    let written = String(decoding: try #require(long["long/thigh.csv"]), as: UTF8.self)
    #expect(written.split(separator: "\n").count == lines.count)
  }

  @Test func `years without a sample are passed over`() async throws {
    let late = text(rate: 50, start: 8e8, seed: 5).split(separator: "\n").dropFirst()
    let (held, long, findings) = try await converted(
      [.thigh: text(rate: 50, start: 0, seed: 4) + late.joined(separator: "\n") + "\n"],
      to: TidyFolder.self)
    #expect(long == held)
    #expect(findings.isEmpty)
  }

  @Test func `the files of one device are joined as those of a short recording`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let place = folder.appending(path: "device")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let rows = text(rate: 50, start: 0, seed: 6).split(separator: "\n").map {
        $0.split(separator: ",")
      }
      func write(_ name: String, _ columns: Range<Int>, without silence: Range<Int>) throws {
        let kept = rows.enumerated().filter { !silence.contains($0.offset) }.map { _, fields in
          ([fields[0]] + fields[columns]).joined(separator: ",")
        }
        try Data((kept.joined(separator: "\n") + "\n").utf8)
          .write(to: place.appending(path: name))
      }
      try write("Accelerometer.csv", 1..<4, without: 0..<0)
      // For more than a stretch.
      try write("Gyroscope.csv", 4..<7, without: 2000..<5500)
      let source = try #require(SessionDiscovery().sessions(at: [place.path]).sources.first)
      #expect(source.sensors.map(\.siblings.count) == [1])
      func convert(_ name: String, _ rules: LongRecordingRules) async throws -> [String: Data] {
        var conversion = Conversion(to: TidyFolder.self, at: folder.appending(path: name).path)
        conversion.longRecordings = rules
        try await conversion.run([source]) { #expect($0.flatMap(\.findings).isEmpty) }
        return try files(folder.appending(path: name))
      }
      let held = try await convert("held", LongRecordingRules())
      #expect(try await convert("long", Self.rules) == held)
      let written = try #require(held.first { $0.key.hasSuffix(".csv") }?.value)
      #expect(String(decoding: written, as: UTF8.self).split(separator: "\n").count == rows.count)
    }
  }

  @Test func `tidy CSV keeps when a recording began`() async throws {
    let (held, long, _) = try await converted(
      [.thigh: text(rate: 50, start: 1_772_434_800, seed: 1)], to: TidyFolder.self)
    func description(_ files: [String: Data]) throws -> String {
      String(decoding: try #require(files["long/session.yaml"]), as: UTF8.self)
    }
    #expect(try description(long).contains("2026-03-02T07:00:00"))
    #expect(try description(held).contains("2026-03-02T07:00:00"))
  }

  @Test func `what a killed conversion left unfinished is in nobody's way`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let place = folder.appending(path: "out")
      let unfinished = place.appending(path: ".unfinished")
      _ = try NewFolder(path: place.path)
      try Data("time_s".utf8).write(to: unfinished.appending(path: "staged-1"))
      let conversion = try NewFolder(path: place.path)
      #expect(try files(unfinished).isEmpty)
      conversion.finish()
      try Data("time_s".utf8).write(to: place.appending(path: "thigh.csv"))
      #expect(throws: OutputFailure.self) { try NewFolder(path: place.path) }
    }
  }

  @Test func `what a clock that was set back costs is said`() async throws {
    let first = text(rate: 50, start: 0, seed: 4)
    let again = text(rate: 50, start: 20, seed: 5).split(separator: "\n").dropFirst()
    let (_, _, findings) = try await converted(
      [.thigh: first + again.joined(separator: "\n") + "\n"], to: TidyFolder.self, areHeld: false)
    #expect(findings.map(\.code) == [.outOfOrder])
  }

  @Test(arguments: [TidyFolder.name, MotionTree.name])
  func `what is written does not depend on the number of jobs, and one bad session stops none`(
    name: String
  ) async throws {
    let target = try #require(ConversionTargets.all.first { $0.name == name })
    try await TestFolders.withTemporaryFolder { folder in
      let names = ["broken", "leg-lift-left", "two-sensors", "clamshell-accelerometer-only"]
      let sources = SessionDiscovery().sessions(
        at: names.map { TestFolders.sampleData.appending(path: $0).path }
      ).sources
      func run(_ jobs: Int) async throws -> (files: [String: Data], told: [String]) {
        let place = folder.appending(path: "\(jobs)")
        var told: [String] = []
        try await Conversion(to: target, at: place.path, jobs: jobs).run(sources) { outcomes in
          told += outcomes.map { "\($0.id) \($0.recordings) \($0.failures.map(\.message))" }
        }
        return (try files(place), told)
      }
      let (one, four) = (try await run(1), try await run(4))
      #expect(one.told == four.told)
      #expect(one.told.count == sources.count)
      #expect(one.files == four.files)
      #expect(one.files.count > 5)
    }
  }

  @Test func `shards together are the whole`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let sources = SessionDiscovery().sessions(at: [TestFolders.sampleData.path]).sources
      func run(_ name: String, _ shard: Shard?) async throws -> [String: Data] {
        let place = folder.appending(path: name)
        try await Conversion(to: TidyFolder.self, at: place.path).run(sources, shard: shard) { _ in
        }
        return try files(place)
      }
      let whole = try await run("whole", nil)
      var parts: [String: Data] = [:]
      for number in 1...3 {
        let part = try await run("\(number)", Shard(number: number, of: 3))
        parts.merge(part) { first, _ in
          Issue.record("a session is in two shards")
          return first
        }
      }
      #expect(parts == whole)
    }
  }

  private static let targets: [any ConversionTarget.Type] = [TidyFolder.self, MotionTree.self]

  @Test(arguments: [0, 1])
  func `nothing is written of a session whose file changed since it was read first`(
    target: Int
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let place = folder.appending(path: "thigh.csv")
      let text = text(rate: 50, start: 0, seed: 3)
      try Data(text.utf8).write(to: place)
      let source = SessionSource(id: "long", sensors: [SensorFile(path: place.path)])
      func write<Target: ConversionTarget>(_: Target.Type) throws -> [InputFailure] {
        let output = try NewFolder(path: folder.path + "/out")
        let session = try #require(
          SessionRunner.open(source, log: InputLog(), rules: Self.rules).first)
        let layout = SessionLayout(session, aligning: Target.isOnOneTimeAxis)
        #expect(layout.failures.isEmpty && layout.parts.count == 1)
        // As long as before: only the state of the file tells.
        try Data(text.replacing("9.8", with: "9.7").utf8).write(to: place)
        let converted = try Target(output, sources: [source]).session(layout)
        #expect(converted.written == nil)
        output.finish()
        return converted.failures
      }
      let failures = try write(Self.targets[target])
      #expect(failures.map(\.message) == ["the file changed while it was read"])
      #expect(try files(folder.appending(path: "out")).isEmpty)
    }
  }

  @Test func `a recording of hours that changes while it is searched is a failure alone`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let place = folder.appending(path: "thigh.csv")
      let text = text(rate: 50, start: 0, seed: 3)
      try Data(text.utf8).write(to: place)
      let source = SessionSource(id: "long", sensors: [SensorFile(path: place.path)])
      let sessions = SessionRunner.open(source, log: InputLog(), rules: Self.rules)
      guard case .long(let session)? = sessions.first else {
        Issue.record("held")
        return
      }
      try Data(text.utf8).write(to: place)
      var stretches = 0
      session.forEachStretch { read in
        stretches += 1
        #expect(read.recordings.isEmpty)
        #expect(read.failures.first?.isOfChangedFile == true)
      }
      #expect(stretches > 0)
      let outcome = session.outcome(traced: false)
      #expect(outcome.results.isEmpty)
      #expect(outcome.failures.allSatisfy { $0.isOfChangedFile || $0.code == .noExercise })
    }
  }

  @Test func `streams of many sensors are one table or several, by their stamps`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let count = 30
      let names = (0..<count).flatMap { sensor in "xyz".map { "s\(sensor)_acc_\($0)_m_s2" } }
      // The last third of the sensors begins later.
      var text = "time_s," + names.joined(separator: ",") + "\n"
      for row in 0..<400 {
        let values = (0..<count).map { $0 >= 20 && row < 200 ? ",," : "0.\(row % 7),0,9.8" }
        text += "\(Double(row) / 2)," + values.joined(separator: ",") + "\n"
      }
      let place = folder.appending(path: "suit.csv")
      try Data(text.utf8).write(to: place)
      let source = SessionSource(id: "s", sensors: [SensorFile(path: place.path)])
      for rules in [LongRecordingRules(), Self.rules] {
        let session = try #require(
          SessionRunner.open(source, log: InputLog(), rules: rules).first)
        let tables = MotionTables(SessionLayout(session, aligning: false))
        #expect(tables.members.map(\.streams.count) == [20, 10])
      }
    }
  }
}
