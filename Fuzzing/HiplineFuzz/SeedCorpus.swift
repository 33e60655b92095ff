import Foundation
import HiplineAnalysis
import HiplineCLI
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineSimulation

/// The inputs that the fuzzer begins with: the beginning of every fixture, compressed tables and session files.
enum SeedCorpus {
  static func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ name: String, kind: UInt8, _ bytes: [UInt8]) throws {
      let file = name.map { $0.isLetter || $0.isNumber ? $0 : "-" }
      try Data([kind] + bytes).write(to: folder.appending(path: String(file)))
    }
    for fixture in FormatFixture.all {
      let name = fixture.fileName.split(separator: "/").last.map(String.init) ?? ""
      let kind = FuzzInput.names.firstIndex(of: name) ?? 0
      try write(fixture.name, kind: UInt8(kind), start(of: fixture))
    }
    for (index, text) in sessions.enumerated() {
      try write("session \(index)", kind: FuzzInput.session, Array(text.utf8))
    }
    for (index, seed) in try written().enumerated() {
      try write("written \(index)", kind: seed.kind, seed.bytes)
    }
    for (index, line) in commandLines.enumerated() {
      try write(
        "command line \(index)", kind: FuzzInput.commandLine,
        Array(line.joined(separator: "\n").utf8))
    }
    let table = start(of: .named("named-columns with units"))
    for (index, text) in mappings.enumerated() {
      let session = "sensors:\n  - file: a.csv\n" + text
      try write("mapping \(index)", kind: FuzzInput.mapped, Array(session.utf8) + [0] + table)
    }
    for (name, packed) in compressed {
      try write(name, kind: 0, Array(Data(base64Encoded: packed) ?? Data()))
    }
  }

  /// What Hipline itself writes and what people write for it.
  private static func written() throws -> [(kind: UInt8, bytes: [UInt8])] {
    let recordings = Simulator.run(Scenario.stillLeg.parameters).recordings
    let session = try Analyzer().analyze(
      SessionInput(id: "s01", exercise: .clamshell, recordings: recordings))
    let content = ReportContent(
      sessions: [session],
      failures: [InputFailure(.empty, path: "a.csv", "nothing", hint: "record again", line: 1)])
    let texts: [(UInt8, String)] =
      [
        (
          FuzzInput.manifest,
          "session_id,file,placement,exercise,side,subject,started_at\n"
            + "s01,thigh.csv,thigh,clamshell,right,p1,2026-03-01T10:00:00Z\ns01,\"a,b\",pelvis,,,,\n"
        ), (FuzzInput.manifest, "session_id;file\r\na;b.csv\r\n"),
        (FuzzInput.result, JSONFormat().render(content)),
        (FuzzInput.result, JSONLinesFormat().render(content)),
        (
          FuzzInput.profile, "based_on: clamshell\ncomponents:\n  lift: null\n  hold: {weight: 2}\n"
        ),
      ]
      + Exercise.all.prefix(2).map { (FuzzInput.profile, ProfileTextRenderer.yaml($0.profile)) }
    let results = try resultFolder()
    let traces = results.filter { $0.name.hasPrefix("traces/") }.map(\.content)
    return texts.map { ($0.0, Array($0.1.utf8)) }
      + traces.map { (FuzzInput.traces, $0) }
      + [(FuzzInput.folder, ResultFolder.bytes(of: results))]
      + [(FuzzInput.archive, [UInt8](Data(base64Encoded: archive) ?? Data()))]
  }

  /// The files that a run over a short session leaves, but for pages, tables and the database.
  private static func resultFolder() throws -> [ResultFolder.Part] {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "hipline-seeds-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    var parameters = Scenario.clamshellShakyMax.parameters
    parameters.sets = [SetPlan(repetitions: 2)]
    try SimulatedFolder(path: place.appending(path: "s").path)
      .write(Simulator.run(parameters), side: .right)
    let out = place.appending(path: "out")
    CommandLineInput.runToEnd(["analyze", place.appending(path: "s").path, "--out", out.path])
    return try FileManager.default.subpathsOfDirectory(atPath: out.path).sorted()
      .filter { $0.hasSuffix(".json") || $0 == ".hipline" }
      .map { ($0, Array(try Data(contentsOf: out.appending(path: $0)))) }
  }

  private static let commandLines = [
    ["spectrum", CommandLineInput.recording, "--from=1", "--to=5", "--window=0.5", "--format=csv"],
    ["orientation", CommandLineInput.recording, "--method=online", "--preset=reference"],
    ["simulate", "clamshell", "--out=x", "--rom=20", "--rate=100", "--seed=1", "--at=thigh"],
    ["analyze", "x", "--jobs=2", "--shard=1/2", "--sensor=thigh=a.csv", "--side=left"],
    ["analyze", "x", "--from=2", "--to=30.5", "--exercise=Leg Lift"], ["inspect", "x"],
    ["remove", "x", "a"],
    ["convert", "x", "--to=csv", "--out=y"], ["bench", "--sessions=1", "--rounds=1", "--jobs=1"],
    ["evaluate", "a", "b", "--mark-rate=50"], ["compare", "a", "--sides"],
    ["merge", "a", "--out=b"],
  ]

  /// A zip of a table, a session file and a file that macOS adds.
  private static let archive =
    "UEsDBBQAAAAIAAAAIVx2uE28NQAAAFYAAAANAAAAczAxL3RoaWdoLmNzdivJzE2NL9ZJTE6Or4hPB9OVULoq"
    + "Pp3LQM9ABwj1DAx0DEEcQwjPEMIzgvCMIDxjCM8YyAMAUEsDBBQAAAAIAAAAIVz6+rn9HwAAAB0AAAAQAAAA"
    + "czAxL3Nlc3Npb24ueWFtbCtOzSvOLyq24lJQ0FVIy8xJtVIoychMz9BLLi7jAgBQSwMEFAAAAAgAAAAhXIMW"
    + "3IwDAAAAAQAAAAwAAABfX01BQ09TWC8uX2GrAABQSwECFAMUAAAACAAAACFcdrhNvDUAAABWAAAADQAAAAAA"
    + "AAAAAAAAgAEAAAAAczAxL3RoaWdoLmNzdlBLAQIUAxQAAAAIAAAAIVz6+rn9HwAAAB0AAAAQAAAAAAAAAAAA"
    + "AACAAWAAAABzMDEvc2Vzc2lvbi55YW1sUEsBAhQDFAAAAAgAAAAhXIMW3IwDAAAAAQAAAAwAAAAAAAAAAAAA"
    + "AIABrQAAAF9fTUFDT1NYLy5fYVBLBQYAAAAAAwADALMAAADaAAAAAAA="

  /// The header and a few rows: small inputs are changed sooner to something new.
  private static func start(of fixture: FormatFixture) -> [UInt8] {
    let lines = fixture.text.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = fixture.format == "geneactiv" ? 104 : 18
    return Array(lines.prefix(rows).joined(separator: "\n").utf8) + [0x0A]
  }

  private static let sessions = [
    "sensors:\n  - file: thigh.csv\n",
    """
    id: s01-clamshell-right
    subject: p01
    exercise: clamshell
    side: right
    started_at: 2023-11-14T22:13:20Z
    profile: clamshell
    annotations: {pain: none}
    sensors:
      - {file: thigh.csv, placement: thigh}
      - file: pelvis.csv
        placement: pelvis
        side: left
        columns: {time: 1, accelerometer: [2, 3, 4], gyroscope: [gx, gy, gz]}
        units: {time: ms, accelerometer: mg, gyroscope: dps}
        rate_hz: 100
        gravity: included
        rest_sign: up-positive
        header_line: 3

    """,
    "sensors: [{file: thigh.csv}]\nexclude:\n  - {from: 10, to: 20.5}\n  - {from: 60}\n",
    "&a [*a, !!binary x, \"\\u0000\", 'it''s']\n",
  ]

  /// What a session file may say of its sensor's columns.
  private static let mappings = [
    "    columns: {time: 1, accelerometer: [2, 3, 4]}\n",
    "    columns: {gyroscope: [gyr_x_rad_s, 6, 7]}\n    rate_hz: 50\n    header_line: 1\n",
    "    units: {time: ms, accelerometer: mg}\n    gravity: removed\n    rest_sign: up-negative\n",
    "    columns: {accelerometer: [1, 2, 3]}\n    rate_hz: 50\n    header_line: 0\n",
  ]

  /// `time_s,acc_x_g,acc_y_g,acc_z_g` and four rows, by gzip and by zstd.
  private static let compressed = [
    (
      "gzip table",
      "H4sIAAAAAAACAyvJzE2NL9ZJTE6Or4hPB9OVULoqPp3LQAcEDbkM9AwMQUw9QwjHCCFuDBcHALuCNthM"
        + "AAAA"
    ),
    (
      "zstd table",
      "KLUv/QRY7QEAxAJ0aW1lX3MsYWNjX3hfZ3l6X2cKMCwwLDAsMQowLjAxLDAsMC4xMjMuMSwxCgYAIIjL"
        + "AAgXzNEgr7VFCc1ltgY="
    ),
  ]
}
