import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

struct MotionDatasetTests {
  private let channels = """
    name\tcomponent\ttype\ttracked_point\tunits\tplacement\tsampling_frequency\tstatus
    t_acc_x\tx\tACCEL\tLeftUpperLeg\tm/s^2\tn/a\tn/a\tgood
    t_acc_y\ty\tACCEL\tLeftUpperLeg\tm/s^2\tn/a\tn/a\tgood
    t_acc_z\tz\tACCEL\tLeftUpperLeg\tm/s^2\tn/a\tn/a\tgood
    t_gyr_x\tx\tGYRO\tLeftUpperLeg\tdeg/s\tn/a\tn/a\tgood
    t_gyr_y\ty\tGYRO\tLeftUpperLeg\tdeg/s\tn/a\tn/a\tgood
    t_gyr_z\tz\tGYRO\tLeftUpperLeg\tdeg/s\tn/a\tn/a\tgood
    p_acc_x\tx\tACCEL\tS2\tg\tpelvis\tn/a\tgood
    p_acc_y\ty\tACCEL\tS2\tg\tpelvis\tn/a\tgood
    p_acc_z\tz\tACCEL\tS2\tg\tpelvis\tn/a\tgood
    q\tquat_w\tORNT\tS2\tn/a\tn/a\tn/a\tgood

    """

  /// Rows of the ten columns above; a value is missing in the third.
  private func rows(latency: Bool = false) -> String {
    (0..<300).map { index in
      let time = latency ? "\(Double(index) * 0.02 + (index > 150 ? 1.0 : 0))\t" : ""
      let first = index == 2 ? "n/a" : "0.1"
      return time + "\(first)\t0.2\t9.8\t90\t0\t0\t0\t0.\(index % 10)\t1\t1"
    }.joined(separator: "\n") + "\n"
  }

  private func tree(_ folder: URL) throws {
    try TestFolders.put(
      "{\"Name\": \"x\", \"BIDSVersion\": \"1.9.0\"}", folder, "dataset_description.json")
    let name = "sub-01/ses-a/motion/sub-01_ses-a_task-sideLegLift_tracksys-imu_run-2"
    try TestFolders.put(rows(), folder, "\(name)_motion.tsv")
    // The channels stand beside the recording, the rate above it.
    try TestFolders.put(channels, folder, "\(name)_channels.tsv")
    try TestFolders.put(
      "{\"TaskName\": \"x\", \"SamplingFrequency\": 50}", folder, "task-sideLegLift_motion.json")
    try TestFolders.put(
      "{\"SamplingFrequency\": 1000}", folder, "task-other_motion.json")
    try TestFolders.put(
      "filename\tacq_time\nmotion/sub-01_ses-a_task-sideLegLift_tracksys-imu_run-2_motion.tsv\t"
        + "2026-03-01T10:00:00.5\n", folder, "sub-01/ses-a/sub-01_ses-a_scans.tsv")
  }

  @Test func `a run of a task is a session with a sensor for each tracked point`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try tree(folder)
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.failures.isEmpty)
      let source = try #require(found.sources.first)
      #expect(source.id == "sub-01_ses-a_task-sideLegLift_run-2")
      #expect(source.subject == "01")
      #expect(source.exercise == .sideLegLift)
      #expect(source.startedAt == "2026-03-01T10:00:00.5")

      let read = SensorReader().read(source.sensors)
      #expect(read.failures.isEmpty)
      #expect(read.recordings.map(\.placement) == [.thigh, .pelvis])
      #expect(read.recordings.map(\.side) == [.left, nil])
      #expect(read.recordings.map(\.format) == ["motion-bids", "motion-bids"])
      #expect(read.recordings.allSatisfy { $0.clock.offsetSeconds(from: $0.clock) == 0 })
      let thigh = try #require(read.recordings.first)
      #expect(thigh.accelerometer?.count == 299)
      #expect(abs((thigh.accelerometer?.timestamps[2] ?? 0) - 0.06) < 1e-9)
      #expect(abs((thigh.gyroscope?.values[0].x ?? 0) - .pi / 2) < 1e-9)
      #expect(thigh.clock == .absolute(unixSeconds: 1_772_359_200.5))
      #expect(abs((read.recordings[1].accelerometer?.values[0].z ?? 0) - 9.80665) < 1e-9)
    }
  }

  @Test func `a tree in an archive is read as one in a folder`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let plain = folder.appending(path: "plain")
      try tree(plain)
      let paths = try FileManager.default.subpathsOfDirectory(atPath: plain.path)
      let entries = try paths.sorted().compactMap { path -> ArchiveWriting.Entry? in
        guard path.contains(".") else { return nil }
        let bytes = try [UInt8](Data(contentsOf: plain.appending(path: path)))
        return ArchiveWriting.Entry(name: "study/" + path, bytes: bytes)
      }
      let zip = folder.appending(path: "shared.zip")
      try Data(ArchiveWriting.zip(entries)).write(to: zip)
      let packed = SessionDiscovery().sessions(at: [zip.path])
      let unpacked = SessionDiscovery().sessions(at: [plain.path])
      #expect(packed.failures.isEmpty)
      #expect(packed.sources.map(\.id) == unpacked.sources.map(\.id))
      let (a, b) = (try #require(packed.sources.first), try #require(unpacked.sources.first))
      #expect(a.startedAt == b.startedAt)
      let inside = SensorReader(a.files).read(a.sensors)
      let outside = SensorReader(b.files).read(b.sensors)
      #expect(inside.failures.isEmpty)
      #expect(inside.recordings.map(\.accelerometer) == outside.recordings.map(\.accelerometer))
      #expect(inside.recordings.map(\.placement) == outside.recordings.map(\.placement))
    }
  }

  @Test func `uneven samples follow the latency channel`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("{}", folder, "dataset_description.json")
      let name = "sub-01/motion/sub-01_task-walk_tracksys-imu"
      var lines = channels.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      lines.insert("t\tn/a\tLATENCY\tn/a\ts\tn/a\tn/a\tn/a", at: 1)
      try TestFolders.put(lines.joined(separator: "\n"), folder, "\(name)_channels.tsv")
      try TestFolders.put(rows(latency: true), folder, "\(name)_motion.tsv")
      let source = try #require(SessionDiscovery().sessions(at: [folder.path]).sources.first)
      #expect(source.exercise == nil)
      let pelvis = try #require(SensorReader().read(source.sensors).recordings.last)
      #expect(abs(pelvis.durationSeconds - (299 * 0.02 + 1)) < 1e-9)
      #expect(pelvis.clock == .sinceStart(seconds: 0))
    }
  }

  @Test func `two tracking systems of a run are one session on clocks of their own`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("{}", folder, "dataset_description.json")
      for system in ["a", "b"] {
        let name = "sub-01/motion/sub-01_task-clamshell_tracksys-\(system)"
        try TestFolders.put(rows(), folder, "\(name)_motion.tsv")
        try TestFolders.put(channels, folder, "\(name)_channels.tsv")
        try TestFolders.put("{\"SamplingFrequency\": 50}", folder, "\(name)_motion.json")
      }
      let sources = SessionDiscovery().sessions(at: [folder.path]).sources
      #expect(sources.map(\.id) == ["sub-01_task-clamshell"])
      let clocks = SensorReader().read(sources[0].sensors).recordings.map(\.clock)
      #expect(
        clocks == [.sinceStart(seconds: 0), .sinceStart(seconds: 0), .unknown, .unknown])
    }
  }

  @Test func `a recording that nobody describes is a failure, and so is one of positions`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("{}", folder, "dataset_description.json")
      try TestFolders.put(rows(), folder, "sub-01/motion/sub-01_task-a_tracksys-imu_motion.tsv")
      let camera = "sub-02/motion/sub-02_task-a_tracksys-camera"
      try TestFolders.put("1\t2\t3\n", folder, "\(camera)_motion.tsv")
      try TestFolders.put(
        "name\tcomponent\ttype\ttracked_point\tunits\nx\tx\tPOS\thip\tm\n", folder,
        "\(camera)_channels.tsv")
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.sources.isEmpty)
      #expect(found.failures.map(\.code) == [.unknownColumns, .noAcceleration])
    }
  }
}
