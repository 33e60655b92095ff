import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// One sensor is a file, an archive or a folder.
struct SensorsOfFoldersTests {
  private static let table = "time_s,acc_x_g,acc_y_g,acc_z_g\n0,0,0,1\n0.01,0,0.1,1\n"

  /// Files, those below a name that ends in `.zip` in that archive, and what is made of them.
  struct Layout: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [String]
    /// `id: placement side file + further files; …`, with paths from the folder.
    var sessions: [String]
  }

  private static let layouts = [
    Layout(
      testDescription: "x-IMU3",
      files: [
        "Left Lower Leg 00000002 (UDP)/Inertial.csv",
        "Left Lower Leg 00000002 (UDP)/HighGAccelerometer.csv",
        "Left Lower Leg 00000002 (UDP)/Temperature.csv",
        "Left Lower Leg 00000002 (UDP)/RotationMatrix.csv",
        "Left Upper Leg 65577B49 (USB)/Inertial.csv",
        "Left Upper Leg 65577B49 (USB)/EarthAcceleration.csv",
        "Left Upper Leg 65577B49 (USB)/Notification.csv",
      ],
      sessions: [
        "folder: shank left Left Lower Leg 00000002 (UDP)/Inertial.csv + "
          + "Left Lower Leg 00000002 (UDP)/HighGAccelerometer.csv; "
          + "thigh left Left Upper Leg 65577B49 (USB)/Inertial.csv + "
          + "Left Upper Leg 65577B49 (USB)/EarthAcceleration.csv"
      ]),
    Layout(
      testDescription: "one NGIMU",
      files: [
        "sensors.csv", "humidity.csv", "rssi.csv", "quaternion.csv", "battery.csv", "earth.csv",
        "linear.csv",
      ],
      sessions: ["folder: - - sensors.csv + linear.csv"]),
    Layout(
      testDescription: "Blue Trident", files: ["TS-1_lowg.csv", "TS-1_highg.csv"],
      sessions: ["TS-1_lowg: - - TS-1_lowg.csv + TS-1_highg.csv"]),
    Layout(
      testDescription: "a file of impacts alone", files: ["TS-1_highg.csv"],
      sessions: ["TS-1_highg: - - TS-1_highg.csv"]),
    Layout(
      testDescription: "two zips",
      files: [
        "monday-thigh.zip/Accelerometer.csv", "monday-thigh.zip/Gyroscope.csv",
        "monday-pelvis.zip/Accelerometer.csv", "monday-pelvis.zip/Gyroscope.csv",
        "tuesday-thigh.zip/Accelerometer.csv",
      ],
      sessions: [
        "monday: pelvis - monday-pelvis.zip/Accelerometer.csv + monday-pelvis.zip/Gyroscope.csv; "
          + "thigh - monday-thigh.zip/Accelerometer.csv + monday-thigh.zip/Gyroscope.csv",
        "tuesday-thigh-Accelerometer: thigh - tuesday-thigh.zip/Accelerometer.csv",
      ]),
    Layout(
      testDescription: "a zip and a file", files: ["s_thigh_r.zip/rec.csv", "s_pelvis.csv"],
      sessions: [
        "s_pelvis: pelvis - s_pelvis.csv", "s_thigh_r-rec: thigh right s_thigh_r.zip/rec.csv",
      ]),
    Layout(
      testDescription: "a zip that holds one file of its name", files: ["a_thigh.zip/a_thigh.csv"],
      sessions: ["a_thigh-a_thigh: thigh - a_thigh.zip/a_thigh.csv"]),
    Layout(
      testDescription: "unpacked exports of two persons",
      files: [
        "anna/right thigh/TotalAcceleration.csv", "anna/right thigh/Gyroscope.csv",
        "anna/pelvis/TotalAcceleration.csv", "anna/pelvis/Gyroscope.csv",
        "ben/pelvis/TotalAcceleration.csv",
      ],
      sessions: [
        "anna: pelvis - anna/pelvis/TotalAcceleration.csv + anna/pelvis/Gyroscope.csv; "
          + "thigh right anna/right thigh/TotalAcceleration.csv + anna/right thigh/Gyroscope.csv",
        "ben-pelvis-TotalAcceleration: pelvis - ben/pelvis/TotalAcceleration.csv",
      ]),
    Layout(
      testDescription: "days are no serial numbers",
      files: ["thigh_20260301/Inertial.csv", "pelvis_20260302/Inertial.csv"],
      sessions: [
        "pelvis_20260302-Inertial: pelvis - pelvis_20260302/Inertial.csv",
        "thigh_20260301-Inertial: thigh - thigh_20260301/Inertial.csv",
      ]),
    Layout(
      testDescription: "a folder that is named for a study",
      files: ["pelvis study/run.csv", "shin pain/day 1.csv"],
      sessions: [
        "pelvis study-run: - - pelvis study/run.csv", "shin pain-day 1: - - shin pain/day 1.csv",
      ]),
  ]

  private func put(_ files: [String], in folder: URL) throws {
    var archives: [String: [ArchiveWriting.Entry]] = [:]
    for file in files {
      if let end = file.range(of: ".zip/") {
        archives[String(file[..<end.lowerBound]) + ".zip", default: []].append(
          ArchiveWriting.Entry(name: String(file[end.upperBound...]), bytes: Array(Self.table.utf8))
        )
      } else {
        try TestFolders.put(Self.table, folder, file)
      }
    }
    for (name, entries) in archives {
      try Data(ArchiveWriting.zip(entries)).write(to: folder.appending(path: name))
    }
  }

  private func words(_ source: SessionSource, from folder: URL) -> String {
    let root = folder.path + "/"
    let sensors = source.sensors.map { sensor in
      let files = ([sensor.path] + sensor.siblings).map { $0.replacing(root, with: "") }
      return "\(sensor.placement?.rawValue ?? "-") \(sensor.side?.rawValue ?? "-") "
        + files.joined(separator: " + ")
    }
    return "\(source.id.replacing(folder.lastPathComponent, with: "folder")): "
      + sensors.joined(separator: "; ")
  }

  @Test(arguments: layouts)
  func `sensors of one session are found by the names of files, folders and archives`(
    _ layout: Layout
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try put(layout.files, in: folder)
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.failures.isEmpty)
      #expect(found.sources.map { words($0, from: folder) } == layout.sessions)
      for source in found.sources {
        let read = SensorReader(source.files).read(source.sensors)
        #expect(read.failures.isEmpty)
        #expect(read.recordings.count >= source.sensors.count)
      }
    }
  }

  @Test func `what is named together is put together as in a folder`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try put(
        ["s-thigh.zip/Accelerometer.csv", "s-pelvis/Inertial.csv", "s-pelvis/Error.csv"], in: folder
      )
      let paths = ["s-thigh.zip", "s-pelvis"].map { folder.path + "/" + $0 }
      let found = SessionDiscovery().sessions(at: paths)
      #expect(found.failures.isEmpty)
      #expect(found.sources.map(\.id) == ["s"])
      #expect(Set(found.sources[0].sensors.map(\.placement)) == [.thigh, .pelvis])
      #expect(found.sources[0].archives.count == 1)
      let log = InputLog()
      _ = SessionRunner.run(found.sources[0], log: log)
      #expect(
        log.inputs.map { $0.path.replacing(folder.path + "/", with: "") }
          == ["s-pelvis/Inertial.csv", "s-thigh.zip"])
      #expect(log.inputs.allSatisfy { $0.sha256 != nil })
    }
  }

  /// A sensor as somebody names it, with what is taken for it: its file, or the reason why there is none.
  @Test(arguments: [
    ("thigh.zip", Placement.thigh, "thigh.zip/Accelerometer.csv"),
    ("both.zip", .pelvis, "both.zip/s_pelvis.csv"), ("both", .thigh, "both/s_thigh.csv"),
    ("both.zip", .shank, "it holds 2 recordings, where one sensor is named"),
    ("several", .thigh, "it holds 2 recordings, where one sensor is named"),
    ("empty", .thigh, "no recording in the folder"), ("plain.csv", .thigh, "plain.csv"),
  ])
  func `a sensor is named by a file, an archive or a folder`(
    name: String, placement: Placement, expected: String
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try put(
        [
          "thigh.zip/Accelerometer.csv", "thigh.zip/Gyroscope.csv", "both.zip/s_thigh.csv",
          "both.zip/s_pelvis.csv", "both/s_thigh.csv", "both/s_pelvis.csv", "several/a.csv",
          "several/b.csv", "empty/readme.md", "plain.csv",
        ], in: folder)
      try TestFolders.put(
        "session_id,file,placement\na,\(name),\(placement.rawValue)\n", folder, "m.csv")
      try TestFolders.put(
        "id: a\nsensors:\n  - file: \(name)\n    placement: \(placement.rawValue)\n", folder,
        "session.yaml")
      let root = folder.path + "/"
      let argument = SessionSource(
        id: "a", sensors: [SensorFile(path: root + name, placement: placement)])
      let discovery = SessionDiscovery()
      let listed = discovery.sessions(inManifest: root + "m.csv").sources
      for found in [
        discovery.sessions(at: [], and: [argument]), discovery.sessions(at: [], and: listed),
        discovery.sessions(at: [folder.path]),
      ] {
        let sensors = found.sources.flatMap(\.sensors)
        let paths = sensors.map { $0.path.replacing(root, with: "") }
        #expect(paths + found.failures.map(\.message) == [expected])
        #expect(sensors.allSatisfy { $0.placement == placement })
      }
    }
  }

  @Test(arguments: [
    ("xl/workbook.xml", "an Excel workbook"), ("content.xml", "an OpenDocument file"),
  ])
  func `a workbook is named for what it is`(entry: String, words: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let book = folder.appending(path: "thigh.xlsx")
      let entries = ["[Content_Types].xml", entry].map {
        ArchiveWriting.Entry(name: $0, bytes: Array("<x/>".utf8))
      }
      try Data(ArchiveWriting.zip(entries)).write(to: book)
      let sensor = SessionSource(
        id: "a", sensors: [SensorFile(path: book.path, placement: .thigh)])
      for found in [
        SessionDiscovery().sessions(at: [book.path]),
        SessionDiscovery().sessions(at: [], and: [sensor]),
      ] {
        #expect(found.sources.isEmpty)
        #expect(found.failures.map(\.code) == [.notARecording])
        #expect(found.failures.first?.message.contains(words) == true)
      }
    }
  }

  @Test func `a file named for the other leg is doubted`() async throws {
    let thigh = Simulator.run(SimulationParameters(.clamshell, side: .left)).recordings[0]
    let text = String(decoding: RecordingWriter.csv(thigh), as: UTF8.self)
    try await TestFolders.withTemporaryFolder { folder in
      for (name, side, isDoubted) in [
        ("thigh_left.csv", Side.right, true), ("thigh_left.csv", .left, false),
        ("LThigh.csv", .right, true), ("thigh.csv", .right, false),
        ("left and right.csv", .right, false),
      ] {
        try TestFolders.put(text, folder, name)
        let found = SessionDiscovery(exercise: .clamshell, side: side)
          .sessions(at: [folder.path + "/" + name])
        let source = try #require(found.sources.first)
        let result = try #require(SessionRunner.run(source).results.first)
        #expect(result.findings.contains { $0.code == .setupDoubtful } == isDoubted, "\(name)")
      }
    }
  }
}
