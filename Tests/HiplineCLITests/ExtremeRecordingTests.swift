import Foundation
import HiplineTestSupport
import Testing

/// Recordings with times and values at the ends of their types end in a result or a failure, in every command.
struct ExtremeRecordingTests {
  private static let header =
    "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s"

  private static func table(
    _ time: (Int) -> String, value: Double? = nil, header: String = header
  ) -> String {
    let rows = (0..<240).map { row in
      let swing = 0.3 * Double(row % 40 - 20) / 20
      let numbers = value.map { [row % 2 == 0 ? $0 : -$0, $0, $0, swing, 0, 0] }
      let usual = [0.1, 0.2 + 0.01 * Double(row % 5), 9.8, swing, 0.01 * Double(row % 7), 0]
      return ([time(row)] + (numbers ?? usual).map { "\($0)" }).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static let times: [String: @Sendable (Int) -> String] = [
    "usual": { "\(Double($0) / 50)" }, "epoch": { "\(1.7e9 + Double($0) / 50)" },
    "late": { "\(9.3e11 + Double($0) / 50)" }, "far": { "\(1e14 + Double($0) * 256)" },
    "farther": { "\(1e18 + Double($0) * 256)" },
    "farthest": { "\(1e300 * (1 + Double($0) * 1e-3))" },
    "early": { "\(-1e12 + Double($0) / 50)" }, "backwards": { "\(-Double($0) / 50)" },
    "jump": { "\(Double($0) / 50 + ($0 > 120 ? 1e10 : 0))" },
    "last": { "\(Double($0) / 50 + ($0 == 239 ? 1e17 : 0))" }, "same": { _ in "5" },
    "torn": { "\(($0 % 2 == 0 ? 1e9 : -1e9) + Double($0))" }, "tiny": { "\(Double($0) * 1e-300)" },
    "largest": { "\(Int64.max - Int64(240 - $0) * 20_000_000)" },
    "smallest": { "\(Int64.min + Int64($0) * 20_000_000)" },
  ]

  private static let recordings: [String: String] = {
    var recordings = times.mapValues { table($0) }
    for (name, time) in times {
      recordings[name + "-unit"] = table(time, header: "time" + header.dropFirst("time_s".count))
    }
    for value in [1e308, 0, Double.leastNonzeroMagnitude, 4900] {
      recordings["value-\(value)"] = table({ "\(Double($0) / 50)" }, value: value)
    }
    return recordings
  }()

  private func run(_ arguments: [String]) throws {
    let run = try hipline(arguments)
    #expect([0, 1, 2].contains(run.status), "\(arguments): \(run.status), \(run.errors)")
    #expect(!run.output.contains(/\b(nan|inf)\b/), "\(arguments)")
  }

  private func runAll(_ path: String, beside folder: URL) throws {
    try run(["analyze", path, "--exercise", "leg-lift", "--format", "csv"])
    try run(["inspect", path])
    for target in ["csv", "bids"] {
      let out = folder.appending(path: UUID().uuidString).path
      try run(["convert", path, "--exercise", "leg-lift", "--to", target, "--out", out])
    }
  }

  @Test(arguments: recordings.keys.sorted())
  func `a recording at the ends of its types is read or refused`(name: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "\(name).csv").path
      try #require(Self.recordings[name]).write(toFile: path, atomically: true, encoding: .utf8)
      try runAll(path, beside: folder)
      try run(["orientation", path])
      try run(["spectrum", path, "--format", "csv"])
    }
  }

  @Test(arguments: [
    ("far", "epoch"), ("farther", "usual"), ("late", "early"), ("largest", "smallest"),
    ("backwards", "far"), ("usual", "tiny"),
  ])
  func `two sensors whose clocks have nothing in common are read or refused`(
    first: String, second: String
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for (name, file) in [(first, "a"), (second, "b")] {
        try TestFolders.put(try #require(Self.recordings[name]), folder, "s/\(file).csv")
      }
      let sensors = "[{file: a.csv, placement: thigh}, {file: b.csv, placement: pelvis}]"
      try TestFolders.put("exercise: leg-lift\nsensors: \(sensors)\n", folder, "s/session.yaml")
      try runAll(folder.appending(path: "s").path, beside: folder)
    }
  }
}
