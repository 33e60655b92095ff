import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct LongFileTests {
  /// Five minutes of a sensor that lies still, turns slowly, and shakes, at 100 Hz; enough text for many blocks.
  private static let recording: Recording = {
    let times = (0..<30_000).map { Double($0) / 100 }
    let angles = times.map { 0.4 * sin(0.3 * $0) * min(1, max(0, ($0 - 20) / 10)) }
    let forces = zip(times, angles).map { time, angle in
      Vector3(0.01 * sin(50 * time), 9.80665 * sin(angle), 9.80665 * cos(angle))
    }
    let rates = times.indices.map { index in
      let next = angles[min(index + 1, angles.count - 1)]
      return Vector3((next - angles[index]) * 100, 0, 0)
    }
    return Recording(
      name: "made", format: "made",
      accelerometer: TimedSeries(timestamps: times, values: VectorSeries(forces)),
      gyroscope: TimedSeries(timestamps: times, values: VectorSeries(rates)))
  }()

  private static let csv = RecordingWriter.csv(recording, decimals: 6)
  private static let axivity = RecordingWriter.axivity(
    recording, startUnixSeconds: 1_772_488_700)

  private func long(
    _ bytes: [UInt8], name: String = "a.csv", rowsInPiece: Int = 1000,
    visit: LongFile.Visit = { _, _ in }
  ) throws -> LongFile {
    try LongFile(
      name, in: MemoryFile(bytes: bytes), rowsInPiece: rowsInPiece, visit: visit)
  }

  /// Text without a date that counts over midnight.
  private static let midnight: [UInt8] = {
    var text = "time,acc_x_g,acc_y_g,acc_z_g\n"
    for row in 0..<30_000 {
      let centiseconds = (row + 8_630_000) % 8_640_000
      let (second, rest) = (centiseconds / 100 % 60, centiseconds % 100)
      let (hour, minute) = (centiseconds / 360_000, centiseconds / 6000 % 60)
      func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
      text +=
        "\(padded(hour)):\(padded(minute)):\(padded(second)).\(padded(rest)),0,0.\(row % 7),1\n"
    }
    return Array(text.utf8)
  }()

  private static let texts: [(name: String, bytes: [UInt8])] = [
    ("own.csv", csv), ("axivity.csv", axivity), ("midnight.csv", midnight),
    ("own.csv.gz", (try? ArchiveWriting.compressed(csv, with: .gzip)) ?? []),
  ]

  @Test(arguments: texts.map(\.name))
  func `stretches put together are the recording`(name: String) throws {
    let bytes = try #require(Self.texts.first { $0.name == name }).bytes
    let whole = try #require(RecordingReader.read(bytes: bytes, name: name).first)
    let file = try long(bytes, name: name)
    #expect(file.sensors.count == 1)
    #expect(file.sensors[0].recording.clock == whole.clock)
    #expect(abs(file.sensors[0].durationSeconds - whole.durationSeconds) < 1e-6)
    var (times, forces, rates): ([Double], [Vector3], [Vector3]) = ([], [], [])
    for start in stride(from: 0.0, to: 400, by: 37) {
      for part in try file.recordings(in: start..<(start + 37)) {
        let series = try #require(part.accelerometer)
        let first = try #require(whole.accelerometer?.timestamps.first { $0 >= start - 1e-9 })
        #expect(series.timestamps[0] == 0)
        if let apart = part.clock.secondsApart(from: whole.clock) {
          #expect(abs(apart - first) < 1e-6)
        }
        times += series.timestamps.map { $0 + first }
        forces += Self.vectors(series)
        rates += part.gyroscope.map(Self.vectors) ?? []
      }
    }
    let expected = try #require(whole.accelerometer)
    #expect(forces == Self.vectors(expected))
    #expect(zip(times, expected.timestamps).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(rates == whole.gyroscope.map(Self.vectors) ?? [])
  }

  @Test(arguments: texts.map(\.name))
  func `stretches that keep the file's zero are the recording to the last digit`(
    name: String
  ) throws {
    let bytes = try #require(Self.texts.first { $0.name == name }).bytes
    let whole = try #require(RecordingReader.read(bytes: bytes, name: name).first)
    // The zeros before the gyroscope's first sample, 20 s of them, are in the first piece.
    let file = try long(bytes, name: name, rowsInPiece: 3000)
    let expected = try #require(whole.accelerometer)
    #expect(file.sensors[0].sampleCounts[.accelerometer] == expected.count)
    #expect(file.sensors[0].sampleCounts[.gyroscope] == whole.gyroscope?.count)
    var (forces, rates): ([Double], [Double]) = ([], [])
    // Borders on samples too.
    for start in stride(from: 0.0, to: 301, by: 12.5) {
      for part in try file.recordings(in: start..<(start + 12.5), since: .file) {
        #expect(part.clock == whole.clock)
        forces += part.accelerometer?.timestamps ?? []
        rates += part.gyroscope?.timestamps ?? []
      }
    }
    #expect(forces == expected.timestamps)
    #expect(rates == whole.gyroscope?.timestamps ?? [])
  }

  @Test func `zeros in the middle of a file are samples, wherever a piece begins`() throws {
    var text = "time_s,acc_x_g,acc_y_g,acc_z_g,gyr_x_dps,gyr_y_dps,gyr_z_dps\n"
    for row in 0..<30_000 {
      let rate = row % 500 < 450 ? "0,0,0" : "\(row % 7 + 1),1,0"
      text += "\(Double(row) / 100),0,0.0\(row % 9),1,\(row < 10 ? "3,1,0" : rate)\n"
    }
    let file = try long(Array(text.utf8))
    #expect(file.sensors[0].sampleCounts[.gyroscope] == 30_000)
    for start in stride(from: 0.0, to: 300, by: 10) {
      let part = try #require(file.recordings(in: start..<(start + 10)).first)
      #expect(part.gyroscope?.count == 1000)
      #expect(!part.findings.contains { $0.code == .leadingZeros })
    }
  }

  private static func vectors(_ series: TimedSeries) -> [Vector3] {
    series.values.indices.map { series.values[$0] }
  }

  @Test func `a stretch before the last one is read as well`() throws {
    for (name, bytes) in Self.texts {
      let file = try long(bytes, name: name)
      let late = try file.recordings(in: 200..<210)
      let early = try file.recordings(in: 50..<60)
      let again = try file.recordings(in: 200..<210)
      #expect(early.first?.sampleCount == 1000)
      #expect(late.first?.accelerometer == again.first?.accelerometer)
    }
  }

  @Test func `stretches of a compressed file that nearly touch take one pass`() throws {
    let store = MemoryFile(bytes: try ArchiveWriting.compressed(Self.csv, with: .gzip))
    let file = try LongFile("a.csv.gz", in: store) { _, _ in }
    #expect(try file.recordings(in: 0..<20).first?.sampleCount == 2000)
    let openings = store.openings.value
    for start in stride(from: 20.0, to: 300, by: 20) {
      let part = try file.recordings(in: start..<(start + 20))
      #expect(part.first?.sampleCount == 2000)
    }
    #expect(store.openings.value == openings)
  }

  @Test(arguments: [".csv", ".csv.gz"])
  func `a file that is another one than was read through is not read`(ending: String) throws {
    let place = FileManager.default.temporaryDirectory.appending(
      path: "hipline-\(UUID().uuidString)\(ending)")
    defer { try? FileManager.default.removeItem(at: place) }
    let bytes = ending == ".csv" ? Self.csv : try ArchiveWriting.compressed(Self.csv, with: .gzip)
    try Data(bytes).write(to: place)
    let file = try LongFile(place.path, in: Folders()) { _, _ in }
    #expect(try file.recordings(in: 0..<20).first?.sampleCount == 2000)
    // One of the same length.
    try Data(bytes).write(to: place)
    let failure = #expect(throws: InputFailure.self) { try file.recordings(in: 20..<40) }
    #expect(failure?.message == "the file changed while it was read")
  }

  @Test(arguments: [Double.infinity, 10])
  func `a file that is written to while it is read is a failure`(longestSeconds: Double) throws {
    let place = FileManager.default.temporaryDirectory.appending(
      path: "hipline-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: place) }
    try Data(Self.csv).write(to: place)
    let store = ChangingFolders(whenUnpacked: {
      let handle = FileHandle(forWritingAtPath: place.path)
      handle?.seekToEndOfFile()
      handle?.write(Data("nothing that is a row\n".utf8))
    })
    for attempt in 0..<2 {
      let failure = #expect(throws: InputFailure.self) {
        if attempt == 0 {
          _ = try RecordingReader.content(
            of: place.path, in: store, columns: .header(), longestSeconds: longestSeconds
          ) { _, _ in }
        } else {
          _ = try LongFile(place.path, in: store) { _, _ in }
        }
      }
      #expect(failure?.code == .unreadable)
      #expect(failure?.message == "the file changed while it was read")
    }
  }

  @Test func `outside of the recording nothing is found`() throws {
    let file = try long(Self.csv)
    #expect(try file.recordings(in: -50..<0).isEmpty)
    #expect(try file.recordings(in: 300..<400).isEmpty)
  }

  @Test func `the next sample after years without any is found, within a piece or behind it`()
    throws
  {
    var text = "time_s,acc_x_g,acc_y_g,acc_z_g\n"
    for row in 0..<1500 {
      text += "\(Double(row) / 100 + (row < 700 ? 0 : 8e8)),0,0.\(row % 7),1\n"
    }
    let file = try long(Array(text.utf8))
    #expect(try file.firstSampleSeconds(from: -5) == 0)
    #expect(try #require(try file.firstSampleSeconds(from: 1.001)) == 1.01)
    // The first piece of a thousand rows has samples on both sides.
    #expect(abs(try #require(try file.firstSampleSeconds(from: 100)) - 800_000_007) < 1e-6)
    #expect(abs(try #require(try file.firstSampleSeconds(from: 800_000_011)) - 800_000_011) < 0.011)
    #expect(try file.firstSampleSeconds(from: 800_000_020) == nil)
  }

  @Test(arguments: ["1e10", "9e12", "1e300"])
  func `a time that no clock shows is refused`(time: String) throws {
    var text = "time_s,acc_x_g,acc_y_g,acc_z_g\n"
    for row in 0..<3000 { text += "\(Double(row) / 100),0,0.\(row % 7),1\n" }
    // More than a stray stamp.
    for _ in 0..<100 { text += "\(time),0,0,1\n" }
    let failure = #expect(throws: InputFailure.self) { try long(Array(text.utf8)) }
    #expect(failure?.code == .noTimeBase)
    #expect(failure?.message.contains(time) == false)
  }

  @Test func `every sample is visited once, in the unit of the file`() throws {
    var visited: [Double] = []
    var lengths: [Double] = []
    _ = try long(Self.axivity) { _, forces in
      visited += forces.timestamps
      lengths += forces.values.indices.map { forces.values[$0].norm }
    }
    #expect(visited.count == 30_000)
    #expect(zip(visited, visited.dropFirst()).allSatisfy { $0 < $1 })
    #expect(lengths.allSatisfy { abs($0 - 1) < 0.01 })
  }

  @Test func `units are settled once for the file, also where a stretch would tell others`() throws
  {
    // Without a unit and shaken all the time but in its first minute.
    var text = "time_s,acc_x,acc_y,acc_z\n"
    for row in 0..<30_000 {
      let shaken = row < 6000 ? 0 : 900 * sin(Double(row) * 0.9)
      text += "\(Double(row) / 100),\(Double(row % 3)),\(shaken),\(1000 + shaken / 2)\n"
    }
    let file = try long(Array(text.utf8))
    let whole = try #require(RecordingReader.read(bytes: Array(text.utf8), name: "a.csv").first)
    let part = try #require(file.recordings(in: 200..<260).first)
    #expect(part.columns == whole.columns)
    #expect(part.accelerometer?.values[0] == whole.accelerometer?.values[20_000])
    #expect(part.findings.map(\.code).contains(.unitInferred))
  }

  private func content(
    _ bytes: [UInt8], longestSeconds: Double, visit: LongFile.Visit = { _, _ in }
  ) throws -> FileContent {
    try RecordingReader.content(
      of: "a.csv", in: MemoryFile(bytes: bytes), columns: .header(),
      longestSeconds: longestSeconds, visit: visit)
  }

  @Test func `a recording that lasts too long is not held, and any other is`() throws {
    guard case .held(let recordings) = try content(Self.csv, longestSeconds: 300) else {
      Issue.record("300 s are no longer than 300 s")
      return
    }
    #expect(
      try recordings.first?.accelerometer
        == RecordingReader.read(
          bytes: Self.csv, name: "a.csv"
        ).first?.accelerometer)
    #expect(recordings.first?.sha256 != nil)
    guard case .long(let file) = try content(Self.csv, longestSeconds: 299) else {
      Issue.record("300 s are longer than 299 s")
      return
    }
    #expect(file.sensors.map(\.durationSeconds) == [299.99])
    #expect(file.sha256 == recordings.first?.sha256)
  }

  @Test func `what was held before it was too long counts as if long from the start`()
    throws
  {
    // More rows than are held before the first look.
    var text = "time_s,acc_x_g,acc_y_g,acc_z_g\n"
    for row in 0..<300_000 { text += "\(Double(row) / 100),0.00\(row % 9),0.0\(row % 7),1\n" }
    let bytes = Array(text.utf8)
    var (held, scanned): ([TimedSeries], [TimedSeries]) = ([], [])
    guard
      case .long(let file) = try content(
        bytes, longestSeconds: 600, visit: { held.append($1) })
    else {
      Issue.record("3000 s are longer than 600 s")
      return
    }
    let other = try LongFile("a.csv", in: MemoryFile(bytes: bytes)) { scanned.append($1) }
    #expect(held.reduce(0) { $0 + $1.count } == 300_000)
    #expect(held == scanned)
    for start in [0.0, 2500, 2990] {
      let (one, two) = (
        try file.recordings(in: start..<(start + 30)),
        try other.recordings(in: start..<(start + 30))
      )
      #expect(one.first?.sampleCount ?? 0 >= 1000)
      #expect(one.first?.accelerometer == two.first?.accelerometer)
    }
  }

  @Test func `a file with malformed rows throughout is refused as a whole`() throws {
    let spoilt = String(decoding: Self.csv, as: UTF8.self)
      .replacingOccurrences(of: "5,", with: "x,")
    let error = #expect(throws: InputFailure.self) { try long(Array(spoilt.utf8)) }
    #expect(error?.code == .malformedRow)
  }

  @Test(arguments: FormatFixture.all)
  func `a format reads as one stretch as it reads whole`(fixture: FormatFixture) throws {
    let bytes = Array(fixture.text.utf8)
    let whole = try RecordingReader.read(bytes: bytes, name: fixture.fileName)
    let file = try long(bytes, name: fixture.fileName)
    let parts = try file.recordings(in: -1e6..<1e6)
    #expect(parts.count == whole.count)
    for (part, recording) in zip(parts, whole) {
      #expect(part.name == recording.name)
      #expect(part.clock == recording.clock)
      #expect(part.accelerometer == recording.accelerometer)
      #expect(part.gyroscope == recording.gyroscope)
      #expect(part.columns == recording.columns)
      #expect(Set(part.findings) == Set(recording.findings))
      #expect(part.holdsGravity == recording.holdsGravity)
      #expect(part.placement == recording.placement && part.side == recording.side)
    }
  }

  /// A logger that takes a sample an hour, and one whose clock jumps a week ahead after every third sample.
  @Test(arguments: [false, true])
  func `rare samples are read piece by piece, whatever the stretches`(jumps: Bool) throws {
    let count = 5000
    var times: [Double] = [0]
    for index in 1..<count {
      times.append(times[index - 1] + (jumps ? (index % 3 == 0 ? 604_800 : 0.02) : 3600))
    }
    let text =
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
      + times.enumerated().map { "\($1),0.\($0 % 7),0,9.8\n" }.joined()
    let store = MemoryFile(bytes: Array(text.utf8))
    let file = try LongFile("a.csv", in: store, rowsInPiece: 1000) { _, _ in }
    let openings = store.openings.value
    var found: [Double] = []
    var start = 0.0
    while let first = try file.firstSampleSeconds(from: start) {
      let part = try file.recordings(in: first..<(first + 1800), since: .file)
      found += part.first?.accelerometer?.timestamps ?? []
      start = first + 1800
    }
    #expect(found == times)
    // Once for each piece, and once where a stretch lies in two of them.
    #expect(store.openings.value - openings <= 2 * count / 1000)
  }
}
