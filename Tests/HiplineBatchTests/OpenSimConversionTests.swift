import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What OpenSim is given, against the truth of `SampleData`; that OpenSim makes the right angles of it, `Scripts/check-opensim` shows.
struct OpenSimConversionTests {
  /// A table of quaternions as OpenSim reads it.
  private struct Table {
    var header: [String: String] = [:]
    var labels: [String] = []
    var times: [Double] = []
    var columns: [String: [Quaternion]] = [:]

    init(_ text: String) throws {
      let parts = text.split(separator: "endheader\n", maxSplits: 1)
      for line in parts[0].split(separator: "\n") {
        let words = line.split(separator: "=")
        header[String(words[0])] = String(words[1])
      }
      let rows = parts[1].split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
      labels = Array(rows[0].dropFirst())
      for row in rows.dropFirst() {
        times.append(try #require(Double(row[0])))
        for (label, cell) in zip(labels, row.dropFirst()) {
          let numbers = cell.split(separator: ",").compactMap { Double($0) }
          try #require(numbers.count == 4)
          columns[label, default: []].append(
            Quaternion(numbers[0], numbers[1], numbers[2], numbers[3]))
        }
      }
    }

    /// How a sensor turned from one moment to another, in the model's ground: a rotation vector in degrees.
    func turn(of label: String, from start: Double, to end: Double) throws -> Vector3 {
      let column = try #require(columns[label])
      func at(_ seconds: Double) throws -> Quaternion {
        column[
          try #require(times.indices.min { abs(times[$0] - seconds) < abs(times[$1] - seconds) })]
      }
      return try (at(end) * at(start).conjugate).rotationVector * (180 / .pi)
    }
  }

  private func source(_ name: String) throws -> SessionSource {
    let place = TestFolders.sampleData.appending(path: name).path
    return try #require(SessionDiscovery().sessions(at: [place]).sources.first)
  }

  private func converted(
    _ source: SessionSource
  ) async throws -> (table: Table?, files: [String], outcome: Conversion.Outcome) {
    try await TestFolders.withTemporaryFolder { folder in
      var outcomes: [Conversion.Outcome] = []
      let place = folder.appending(path: "converted")
      try await Conversion(to: OpenSimFolder.self, at: place.path).run([source]) { outcomes += $0 }
      let session = place.appending(path: source.id)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: session.path)) ?? []
      let text = try? String(
        contentsOf: session.appending(path: "orientations.sto"), encoding: .utf8)
      return (try text.map(Table.init), files.sorted(), try #require(outcomes.first))
    }
  }

  /// The first repetition: when it starts, and a moment at its top.
  private func firstLift(_ source: SessionSource) throws -> (start: Double, top: Double) {
    let result = try #require(SessionRunner.run(source).results.first)
    let repetition = try #require(result.repetitions.first)
    return (repetition.startSeconds, (repetition.topStartSeconds + repetition.topEndSeconds) / 2)
  }

  @Test
  func `a leg lifted to the side goes outwards about the model's line, and the pelvis with it`()
    async throws
  {
    let source = try source("two-sensors")
    let (table, files, outcome) = try await converted(source)
    let written = try #require(table)
    #expect(outcome.failures.isEmpty)
    #expect(files == ["imu_inverse_kinematics.xml", "imu_placer.xml", "orientations.sto"])
    #expect(written.header["DataType"] == "Quaternion")
    #expect(written.header["DataRate"].flatMap(Double.init) == 100)
    #expect(written.labels == ["femur_r_imu", "pelvis_imu"])
    let lift = try firstLift(source)
    let thigh = try written.turn(of: "femur_r_imu", from: lift.start, to: lift.top)
    #expect(abs(thigh.x + 24.6) < 0.5)
    #expect(abs(thigh.y) < 1 && abs(thigh.z) < 1)
    let pelvis = try written.turn(of: "pelvis_imu", from: lift.start, to: lift.top)
    #expect(pelvis.x < -0.5 && pelvis.x > -1.2)
    #expect(abs(pelvis.y) < 0.3 && abs(pelvis.z) < 0.3)
  }

  @Test func `a leg lifted on the back flexes, on the left as on the right`() async throws {
    for (name, label) in [("leg-lift-left", "femur_l_imu"), ("leg-lift-right", "femur_r_imu")] {
      let source = try source(name)
      let lift = try firstLift(source)
      let table = try #require(try await converted(source).table)
      #expect(table.labels == [label])
      let turn = try table.turn(of: label, from: lift.start, to: lift.top)
      #expect(turn.z > 10)
      // The heading is the mean of one that drifts, as that of any gyroscope.
      #expect(abs(turn.x) < 2 && abs(turn.y) < 2)
    }
  }

  @Test func `whoever lies is turned to stand`() {
    func images(_ exercise: Exercise?, _ side: Side?) -> [Vector3] {
      let frame = OpenSimPose(exercise: exercise, side: side).frame
      return [Vector3(0, 0, 1), Vector3(1, 0, 0)].map(frame.rotate)
    }
    func expect(_ found: [Vector3], up: Vector3, lift: Vector3) {
      #expect((found[0] - up).norm < 1e-12)
      #expect((found[1] - lift).norm < 1e-12)
    }
    let (forwards, upwards, right) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
    expect(images(.legLift, .left), up: forwards, lift: right)
    expect(images(.proneLegLift, .right), up: -forwards, lift: -right)
    expect(images(.sideLegLift, .right), up: right, lift: -forwards)
    expect(images(.sideLegLift, .left), up: -right, lift: forwards)
    for exercise in [Exercise.clamshell, .kneeExtension, nil] {
      expect(images(exercise, .right), up: upwards, lift: right)
      #expect(OpenSimPose(exercise: exercise, side: .right).finding.severity == .warning)
    }
  }

  @Test func `a sensor with no joint to another one is left out, and said`() async throws {
    var source = try source("two-sensors")
    source.sensors[1].placement = .foot
    let (table, _, outcome) = try await converted(source)
    #expect(table?.labels == ["femur_r_imu"])
    #expect(outcome.findings.contains { $0.code == .headingUnknown && $0.severity == .warning })
  }

  @Test func `moments that a sensor missed have no row`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      var source = try source("two-sensors")
      let text = try String(contentsOfFile: source.sensors[1].path, encoding: .utf8)
      let lines = text.split(separator: "\n")
      let kept = lines.prefix(1200) + lines.dropFirst(1400)
      let path = folder.appending(path: "pelvis.csv")
      try Data((kept.joined(separator: "\n") + "\n").utf8).write(to: path)
      source.sensors[1].path = path.path
      let (table, _, outcome) = try await converted(source)
      let times = try #require(table).times
      let steps = zip(times, times.dropFirst()).map { $1 - $0 }
      #expect(steps.count { $0 > 0.011 } == 1)
      #expect(abs((steps.max() ?? 0) - 2) < 0.1)
      #expect(outcome.findings.contains { $0.code == .partlyCovered })
    }
  }

  @Test func `what has no orientation, no set or no known leg is refused with a way out`()
    async throws
  {
    let still = try source("still-leg")
    let noGyroscope = try source("clamshell-accelerometer-only")
    var legless = try source("leg-lift-left")
    legless.side = nil
    legless.sensors[0].side = nil
    for (source, word) in [(still, "repeated"), (noGyroscope, "gyroscope"), (legless, "two legs")] {
      let (table, files, outcome) = try await converted(source)
      #expect(table == nil && files.isEmpty)
      let failure = try #require(outcome.failures.first)
      #expect(failure.message.contains(word))
      #expect(!failure.hint.isEmpty)
    }
  }
}
