import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct SessionDiscoveryTests {
  @Test func `no session has the name of another one's bout`() {
    let names = ["week", "week-bout-01", "other-bout-01", "week-bout-x"]
    let sources = SessionDiscovery().sessions(
      at: [], and: names.map { SessionSource(id: $0, sensors: []) }
    ).sources
    #expect(sources.map(\.id) == ["week", "week-bout-01-2", "other-bout-01", "week-bout-x"])
  }

  @Test func `a folder gives its session folders and its loose recordings, by name`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("x", folder, "b.csv")
      try TestFolders.put("x", folder, "a/thigh.csv")
      try TestFolders.put(
        "id: morning\nexercise: clamshell\nside: left\nsensors:\n  - file: thigh.csv\n    placement: thigh\n",
        folder, "a/session.yaml")
      try TestFolders.put("x", folder, "c/deep/run.txt")
      try TestFolders.put("{}", folder, "a/truth.json")
      try TestFolders.put("x", folder, "meta/time.csv")
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.failures.isEmpty)
      #expect(found.sources.map(\.id) == ["morning", "b", "c-deep-run"])
      let session = found.sources[0]
      #expect(session.exercise == .clamshell)
      #expect(session.side == .left)
      #expect(session.sensors.map(\.placement) == [.thigh])
    }
  }

  @Test func `an archive is a folder: its sessions, its devices and its name`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let rows = "time_s,acc_x_g,acc_y_g,acc_z_g\n0,0,0,1\n0.01,0,0.1,1\n"
      let rates = "time_s,gyr_x_dps,gyr_y_dps,gyr_z_dps\n0,1,0,0\n0.01,1,0,0\n"
      let yaml =
        "exercise: clamshell\nprofile: own.yaml\nsensors:\n  - file: a.csv\n    placement: thigh\n"
      let entries = [
        ("Accelerometer.csv", rows), ("Gyroscope.csv", rates), ("Metadata.csv", "x"),
        ("meta/time.csv", "x"), ("evening/a.csv", rows), ("evening/session.yaml", yaml),
        ("evening/own.yaml", "components: { lift: null }"), ("readme.md", "x"),
      ].map { ArchiveWriting.Entry(name: $0.0, bytes: Array($0.1.utf8)) }
      let zip = folder.appending(path: "monday.zip")
      try Data(ArchiveWriting.zip(entries)).write(to: zip)
      for path in [zip.path, folder.path] {
        let found = SessionDiscovery().sessions(at: [path])
        #expect(found.failures.isEmpty)
        #expect(found.sources.map(\.id) == ["monday", "evening"])
        #expect(found.sources.map { $0.archives.map(\.path) } == [[zip.path], [zip.path]])
        let day = try #require(found.sources.first)
        let read = SensorReader(day.files).read(day.sensors)
        #expect(read.failures.isEmpty)
        #expect(read.recordings.map(\.channels) == [[.accelerometer, .gyroscope]])
        let profile = try found.sources[1].profile?.applied(to: .clamshell)
        #expect(profile?.components.contains { $0.name == "lift" } == false)
      }
    }
  }

  @Test func `one broken session in an archive leaves the others`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let entries = [
        ("a/session.yaml", "sensors:\n  - file: a.csv\n"), ("a/a.csv", "x"),
        ("b/session.yaml", "sensor: []\n"), ("b/b.csv", "x"), ("c/c.csv", "x"),
      ].map { ArchiveWriting.Entry(name: $0.0, bytes: Array($0.1.utf8)) }
      let zip = folder.appending(path: "all.zip")
      try Data(ArchiveWriting.zip(entries)).write(to: zip)
      let found = SessionDiscovery().sessions(at: [zip.path])
      #expect(found.sources.map(\.id) == ["a", "all-c-c"])
      #expect(found.failures.map(\.path) == ["\(zip.path)/b/session.yaml"])
      #expect(found.failures.first?.line == 1)
    }
  }

  @Test(.timeLimit(.minutes(20)))
  func `a link back and a pipe in a folder are no endless search`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("x", folder, "inner/a.csv")
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "inner/again"), withDestinationURL: folder)
      #expect(mkfifo(folder.appending(path: "pipe.csv").path, 0o600) == 0)
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.sources.map(\.id) == ["inner-a", "pipe"])
      let read = SensorReader().read(found.sources[1].sensors)
      #expect(read.failures.map(\.code) == [.unreadable])
    }
  }

  @Test func `a folder is searched once, wherever links lead to it`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      // Searched as often as there are ways to it, the last folder would be searched a million times.
      let count = 20
      for index in 0...count {
        try FileManager.default.createDirectory(
          at: folder.appending(path: "d\(index)"), withIntermediateDirectories: true)
        guard index > 0 else { continue }
        for name in ["a", "b"] {
          try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/d\(index - 1)/\(name)",
            withDestinationPath: "../d\(index)")
        }
      }
      try TestFolders.put("x", folder, "d\(count)/x.csv")
      let table = Array("time_s,acc_x_g,acc_y_g,acc_z_g\n0,0,0,1\n".utf8)
      try Data(ArchiveWriting.zip([.init(name: "y.csv", bytes: table)]))
        .write(to: folder.appending(path: "d\(count)/y.zip"))
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/d\(count)/z.zip", withDestinationPath: "y.zip")
      let found = SessionDiscovery().sessions(at: [folder.path + "/d0"])
      #expect(found.failures.isEmpty)
      #expect(found.sources.count == 2)
      #expect(
        found.sources.flatMap { $0.archives.map(\.path) }.allSatisfy { $0.hasSuffix("y.zip") })
    }
  }

  @Test func `a folder deeper than is searched is a failure, and the rest is found`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let deep = String(repeating: "d/", count: Folders.deepest)
      try TestFolders.put("x", folder, deep + "a.csv")
      try TestFolders.put("x", folder, deep + "d/d/b.csv")
      try TestFolders.put("x", folder, "c.csv")
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.sources.count == 2)
      #expect(found.failures.map(\.path) == [folder.path + "/" + deep + "d"])
      #expect(found.failures.map(\.code) == [.unreadable])
    }
  }

  @Test func `what has a name that is not UTF-8 is a failure each, and the rest is found`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("x", folder, "ok.csv")
      // `caf\u{E9}.csv` in Latin-1, a folder, and what would not be read anyway.
      for name in [[0x63, 0x61, 0x66, 0xE9], [0xFF], [0xC3, 0x28]] as [[UInt8]] {
        let path = Array((folder.path + "/").utf8) + name
        for (ending, isFolder) in [(".csv", false), (".zip", false), (".md", false), ("", true)] {
          let bytes = (path + Array(ending.utf8)).map { CChar(bitPattern: $0) } + [0]
          if isFolder {
            #expect(mkdir(bytes, 0o700) == 0)
          } else {
            let file = open(bytes, O_CREAT | O_WRONLY, 0o600)
            #expect(file >= 0)
            close(file)
          }
        }
      }
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.sources.map(\.id) == ["ok"])
      #expect(found.failures.count == 9)
      #expect(found.failures.allSatisfy { $0.code == .unreadable && $0.message.contains("UTF-8") })
    }
  }

  @Test func `a link to a recording that is not there is a failure`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("x", folder, "ok.csv")
      for name in ["gone.csv", "gone.zip", "gone.md"] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.path + "/" + name, withDestinationPath: "nowhere")
      }
      let sources = SessionDiscovery().sessions(at: [folder.path]).sources
      #expect(sources.count == 3)
      let failures = sources.flatMap { SensorReader().read($0.sensors).failures }
      #expect(failures.filter { $0.code == .unreadable }.count == 2)
    }
  }

  @Test func `what Hipline wrote itself is passed over, wherever it wrote it`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let table = "time_s,acc_x_g,acc_y_g,acc_z_g\n0,0,0,1\n0.01,0,0.1,1\n"
      try TestFolders.put(table, folder, "a.csv")
      try TestFolders.put("id: s\nsensors:\n  - file: b.csv\n", folder, "s/session.yaml")
      try TestFolders.put(table, folder, "s/b.csv")
      func found() -> SessionDiscovery.Found { SessionDiscovery().sessions(at: [folder.path]) }
      let first = found().sources
      #expect(first.map(\.id) == ["a", "s"])
      let output = try OutputFolder(path: folder.path + "/results")
      let tables = try ResultTables(in: output)
      // Killed before its end, and through.
      #expect(found().sources == first)
      try tables.finish(configuration: .null)
      #expect(found().failures.isEmpty)
      #expect(found().sources == first)
      // What an older one left beside the recordings.
      for name in ["run.json", "reps.csv", "sessions.csv", "dictionary.csv"] {
        try FileManager.default.copyItem(
          atPath: folder.path + "/results/" + name, toPath: folder.path + "/" + name)
      }
      #expect(found().sources == first)
      for target in ConversionTargets.all {
        let place = folder.path + "/converted-" + target.name
        try await Conversion(to: target, at: place).run(first) { _ in }
        #expect(found().sources == first)
        #expect(!SessionDiscovery().sessions(at: [place]).sources.isEmpty || target.name != "csv")
      }
    }
  }

  @Test(arguments: [
    "{}", "[1]", "{\"tool\": \"hipline\"}", "{\"tool\": {\"name\": \"hipline\"}}", "",
    "{\"tool\": {\"name\": \"mine\"}, \"configuration\": {}, \"inputs\": [], \"sessions\": 1, \"failures\": 0}",
  ])
  func `a folder with somebody else's run.json is searched`(json: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("x", folder, "sessions/a.csv")
      try TestFolders.put("x", folder, "reps.csv")
      try TestFolders.put(json, folder, "run.json")
      try TestFolders.put(json, folder, "c/.hipline-conversion")
      try TestFolders.put("x", folder, "c/b.csv")
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.sources.map(\.id) == ["c-b", "reps", "sessions-a"])
    }
  }

  @Test func `a session file made to take time is refused in a folder and in an archive`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let lists = zip("abcdefghij", "bcdefghijk").map { inner, name in
        "? &\(name) [" + Array(repeating: "*\(inner)", count: 9).joined(separator: ",") + "]\n: 1\n"
      }
      let text = "? &a [x,x,x]\n: 1\n" + lists.joined()
      try TestFolders.put(text, folder, "s/session.yaml")
      let zip = folder.appending(path: "t.zip")
      try Data(ArchiveWriting.zip([.init(name: "session.yaml", bytes: Array(text.utf8))]))
        .write(to: zip)
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.failures.map(\.code) == [.invalidSessionFile, .invalidSessionFile])
    }
  }

  @Test func `many sessions of one name get numbers`() {
    let sources = (0..<2000).map { _ in SessionSource(id: "a", sensors: []) }
    let ids = SessionDiscovery().sessions(at: [], and: sources).sources.map(\.id)
    #expect(Set(ids).count == 2000)
    #expect(ids.prefix(3) == ["a", "a-2", "a-3"])
    #expect(ids.last == "a-2000")
  }

  @Test func `what is packed inside an archive is said, and the rest is found`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let table = Array("time_s,acc_x_g,acc_y_g,acc_z_g\n0,0,0,1\n".utf8)
      let packed = try ArchiveWriting.compressed(table, with: .gzip)
      let inner = try ArchiveWriting.zip([.init(name: "c.csv", bytes: table)])
      let zip = folder.appending(path: "export.zip")
      try Data(
        ArchiveWriting.zip([
          .init(name: "day/a.csv", bytes: table), .init(name: "day/b.csv.gz", bytes: packed),
          .init(name: "old/inner.zip", bytes: inner), .init(name: "logs.tar.gz", bytes: packed),
        ])
      ).write(to: zip)
      for path in [zip.path, folder.path] {
        let found = SessionDiscovery().sessions(at: [path])
        #expect(found.sources.flatMap(\.sensors).map(\.path) == ["\(zip.path)/day/a.csv"])
        #expect(
          found.failures.map(\.path) == ["\(zip.path)/day/b.csv.gz", "\(zip.path)/old/inner.zip"])
        #expect(found.failures.allSatisfy { $0.code == .archiveRefused })
        #expect(found.failures.allSatisfy { $0.hint.contains("unpack") })
      }
    }
  }

  @Test func `an archive that is damaged or holds nothing is a failure`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try Data([0x50, 0x4B, 3, 4, 0]).write(to: folder.appending(path: "a.zip"))
      let empty = try ArchiveWriting.zip([.init(name: "x.md", bytes: [0x41])])
      try Data(empty).write(to: folder.appending(path: "b.zip"))
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.failures.map(\.code) == [.archiveDamaged, .empty])
      #expect(found.sources.isEmpty)
    }
  }

  @Test func `recordings of one name keep apart`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for parent in ["p", "q"] { try TestFolders.put("x", folder, "\(parent)/test.csv") }
      let paths = ["p", "q"].map { folder.appending(path: "\($0)/test.csv").path }
      let ids = SessionDiscovery().sessions(at: paths + [paths[0]]).sources.map(\.id)
      #expect(ids == ["p-test", "q-test", "p-test-2"])
    }
  }

  @Test func `a path that does not exist is a failure, and an empty folder too`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let missing = folder.appending(path: "missing.csv").path
      let found = SessionDiscovery().sessions(at: [missing, folder.path])
      #expect(found.failures.map(\.code) == [.unreadable, .empty])
      #expect(found.sources.isEmpty)
    }
  }

  @Test func `an exercise that nobody knows is said with those that are known`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("x", folder, "t.csv")
      try TestFolders.put("exercise: juggling\nsensors:\n  - file: t.csv\n", folder, "session.yaml")
      let found = SessionDiscovery().sessions(at: [folder.path])
      let failure = try #require(found.failures.first)
      #expect(failure.code == .invalidSessionFile)
      #expect(failure.hint.contains("clamshell"))
      #expect(!failure.description.contains("juggling"))
    }
  }

  @Test func `files that differ in the place on the body are one session`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for name in ["s01_thigh.csv", "s01_pelvis.csv", "s02_thigh.csv", "Metadata.csv"] {
        try TestFolders.put("x", folder, name)
      }
      let sources = SessionDiscovery(exercise: .clamshell).sessions(at: [folder.path]).sources
      #expect(sources.map(\.id) == ["s01", "s02_thigh"])
      #expect(sources[0].sensors.map(\.placement) == [.pelvis, .thigh])
      #expect(sources[0].apart.map(\.id) == ["s01_pelvis", "s01_thigh"])
      #expect(sources.allSatisfy { $0.exercise == .clamshell })
    }
  }

  @Test func `two sides are two sessions, which share what has no side`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for name in ["LFemur_7.csv", "RFemur_7.csv", "Pelvis_7.csv"] {
        try TestFolders.put("x", folder, name)
      }
      let paths = ["RFemur_7.csv", "Pelvis_7.csv", "LFemur_7.csv"].map {
        folder.appending(path: $0).path
      }
      for asked in [[folder.path], paths] {
        let sources = SessionDiscovery().sessions(at: asked).sources
        #expect(Set(sources.map(\.id)) == ["7-left", "7-right"])
        #expect(sources.allSatisfy { Set($0.sensors.map(\.placement)) == [.thigh, .pelvis] })
        #expect(sources.allSatisfy { $0.sensors.count == 2 })
        #expect(Set(sources.map(\.side)) == [.left, .right])
      }
    }
  }

  @Test func `a phone's folder is one session with the folder's name`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for name in ["Accelerometer.csv", "Gyroscope.csv", "Magnetometer.csv", "meta/time.csv"] {
        try TestFolders.put("x", folder, "run 1/\(name)")
      }
      let sources = SessionDiscovery().sessions(at: [folder.path]).sources
      #expect(sources.map(\.id) == ["run 1"])
      #expect(sources[0].sensors.map(\.siblings.count) == [1])
      let alone = folder.appending(path: "run 1/Magnetometer.csv").path
      #expect(SessionDiscovery().sessions(at: [alone]).sources.map(\.id) == ["Magnetometer"])
    }
  }

  @Test func `files of different times are sessions of their own`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      func rows(_ hour: Int) -> String {
        "time,ax_m_s2,ay_m_s2,az_m_s2\n"
          + (0..<500).map {
            String(
              format: "2026-03-01T%02d:00:%06.3f,0,0.%03d,9.8\n", hour, Double($0) / 50, $0 % 7)
          }.joined()
      }
      try TestFolders.put(rows(10), folder, "a_thigh.csv")
      try TestFolders.put(rows(11), folder, "a_shank.csv")
      let sources = SessionDiscovery().sessions(at: [folder.path]).sources
      #expect(sources.count == 1)
      #expect(SessionRunner.run(sources[0]).results.map(\.id) == ["a_shank", "a_thigh"])
      try TestFolders.put(rows(10), folder, "a_shank.csv")
      #expect(SessionRunner.run(sources[0]).results.map(\.id) == ["a"])
    }
  }

  @Test func `a manifest's files are found from its folder`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put(
        "session_id,file,placement,exercise\none,x/a.csv,,clamshell\none,x/b_pelvis.csv,,\n",
        folder,
        "m.csv")
      let sources = SessionDiscovery().sessions(
        inManifest: folder.appending(path: "m.csv").path
      ).sources
      #expect(sources.map(\.id) == ["one"])
      #expect(sources[0].exercise == .clamshell)
      #expect(sources[0].sensors.map(\.placement) == [nil, .pelvis])
      #expect(sources[0].sensors[0].path == folder.appending(path: "x/a.csv").path)
    }
  }
}
