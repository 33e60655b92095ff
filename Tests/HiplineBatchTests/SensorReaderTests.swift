import Foundation
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// A device that is turned to and fro about its y axis, written as apps write its channels.
private struct Turning {
  var rateHertz = 50.0
  var seconds = 40.0
  /// Swings that start and end in rest, of lengths that differ, so that no two look alike.
  func angle(_ t: Double) -> Double {
    let swings = [
      (2.0, 3.0), (6.5, 4.2), (12.0, 2.6), (16.4, 3.8), (21.7, 5.1), (28.3, 3.1), (33.0, 4.4),
    ]
    return swings.reduce(0) { sum, swing in
      let phase = (t - swing.0) / swing.1
      return phase > 0 && phase < 1 ? sum + 0.4 * (1 - cos(2 * .pi * phase)) : sum
    }
  }

  /// With a little noise: a gyroscope never reads zero for long.
  func rate(_ t: Double) -> Double {
    (angle(t + 1e-4) - angle(t - 1e-4)) / 2e-4 + 0.001 * sin(91 * t + 1)
  }

  func acceleration(_ t: Double) -> [Double] {
    [-9.81 * sin(angle(t)), 0.02 * sin(37 * t), 9.81 * cos(angle(t))]
  }

  /// Rows of time and three values from a start on.
  func rows(
    from start: Double = 0, to end: Double? = nil, at rate: Double? = nil,
    time: (Double) -> String, _ values: (Double) -> [Double]
  ) -> String {
    let rate = rate ?? rateHertz
    let count = Int(((end ?? seconds) - start) * rate)
    return (0..<count).map { index in
      let t = start + Double(index) / rate
      return time(t) + "," + values(t).map { String(format: "%.6f", $0) }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}

struct SensorReaderTests {
  private let turning = Turning()

  private func read(
    _ files: [String: String], _ body: (SensorReader.Result) throws -> Void
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for (path, text) in files {
        let place = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
      }
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.failures.isEmpty)
      #expect(found.sources.count == 1)
      try body(SensorReader().read(found.sources.first?.sensors ?? []))
    }
  }

  /// Nanoseconds since 1970, as Sensor Logger writes them.
  private func stamp(_ t: Double) -> String {
    "\(1_700_000_000_000_000_000 + Int((t * 1e9).rounded())),\(t)"
  }

  private func sensorLogger(_ platform: String) -> [String: String] {
    let header = "time,seconds_elapsed,z,y,x\n"
    let gravity = { (t: Double) in Array(turning.acceleration(t).reversed()) }
    let sign = platform == "ios" ? -1.0 : 1.0
    return [
      "Gravity.csv": header
        + turning.rows(
          from: 0.31, time: stamp, { t in gravity(t).map { $0 * sign } }),
      "Accelerometer.csv": header
        + turning.rows(from: 0.05, time: stamp) { _ in [0.3 * sign, 0, 0] },
      "Gyroscope.csv": header
        + turning.rows(from: 0.43, at: 100, time: stamp) { [0, turning.rate($0), 0] },
      "Orientation.csv": "time,seconds_elapsed,qz,qy,qx,qw,roll,pitch,yaw\n",
      "HeartRate.csv": "time,seconds_elapsed,bpm\n", "Annotation.csv": "",
      "Metadata.csv":
        "version,device name,platform,appVersion,standardisation\n3,x,\(platform),1.40.0,false\n",
    ]
  }

  @Test func `a phone without a total acceleration gives the sum, the right way up`() async throws {
    try await read(sensorLogger("ios")) { result in
      #expect(result.failures.isEmpty)
      let recording = try #require(result.recordings.first)
      #expect(result.recordings.count == 1)
      #expect(recording.restSign == .upNegative)
      #expect(recording.holdsGravity == true)
      #expect(recording.furtherFiles.count == 2)
      let (forces, rates) = (
        try #require(recording.accelerometer), try #require(recording.gyroscope)
      )
      // Still at the start: gravity and the 0.3 m/s² of the movement.
      #expect(abs(forces.values[0].z - 10.11) < 0.01)
      // The gyroscope's file began 0.12 s after gravity's; the zero is the accelerometer's.
      #expect(abs((rates.timestamps.first ?? 0) - 0.38) < 1e-6)
      #expect(abs(rates.values.y.max() ?? 0) > 0.5)
    }
  }

  @Test func `the acceleration that holds gravity is preferred`() async throws {
    var files = sensorLogger("android")
    files["TotalAcceleration.csv"] =
      "time,seconds_elapsed,z,y,x\n"
      + turning.rows(from: 0.2, time: stamp) { Array(turning.acceleration($0).reversed()) }
    try await read(files) { result in
      let recording = try #require(result.recordings.first)
      #expect(recording.name.hasSuffix("TotalAcceleration.csv"))
      #expect(recording.restSign == .upPositive)
      #expect(recording.gyroscope != nil)
      #expect(result.failures.isEmpty)
    }
  }

  private func pair(
    _ accelerometer: String, _ gyroscope: String, gyroscopeFrom start: Double,
    zero: Double, unit: Double = 1
  ) -> [String: String] {
    let time = { (t: Double) in "\(t)" }
    return [
      "s_acc_50Hz.csv": accelerometer + "\n" + turning.rows(time: time, turning.acceleration),
      "s_gyro_100Hz.csv": gyroscope + "\n"
        + turning.rows(
          from: start, at: 100, time: { "\($0 - zero)" }, { [0, turning.rate($0) * unit, 0] }),
    ]
  }

  @Test func `a device's files of one clock are joined, and an inferred unit is settled`()
    async throws
  {
    let degrees = 180 / Double.pi
    try await read(
      pair(
        "time_s,ax_g,ay,az".replacing("_g", with: ""), "time_s,gx,gy,gz", gyroscopeFrom: 0.2,
        zero: 0, unit: degrees)
    ) { result in
      let recording = try #require(result.recordings.first)
      #expect(result.recordings.count == 1 && result.failures.isEmpty)
      #expect(abs((recording.gyroscope?.timestamps.first ?? 0) - 0.2) < 1e-9)
      #expect(abs((recording.gyroscope?.values.y.max() ?? 0) - 0.97) < 0.1)
      #expect(recording.columns.contains { $0.unit == "°/s" && $0.file != nil })
    }
  }

  @Test func `a declared unit that gravity contradicts is refused, and the accelerometer is kept`()
    async throws
  {
    try await read(
      pair("time_s,ax,ay,az", "time_s,gx_deg_s,gy_deg_s,gz_deg_s", gyroscopeFrom: 0.2, zero: 0)
    ) { result in
      #expect(result.failures.map(\.code) == [.unitContradicted])
      #expect(result.failures.first?.column == 2)
      #expect(result.recordings.count == 1)
      #expect(result.recordings.first?.gyroscope == nil)
    }
  }

  @Test func `files whose clocks do not match are joined by the movement`() async throws {
    var files = pair(
      "time_s,ax,ay,az", "time_s,gx_rad_s,gy_rad_s,gz_rad_s", gyroscopeFrom: 1.5, zero: 0)
    // The accelerometer's file has written times, the gyroscope's counts from a start of its own.
    files["s_acc_50Hz.csv"] =
      "time,ax_m_s2,ay_m_s2,az_m_s2\n"
      + turning.rows(
        time: { String(format: "2026-03-01T10:00:%06.3f", $0) }, turning.acceleration)
    try await read(files) { result in
      let recording = try #require(result.recordings.first)
      #expect(result.failures.isEmpty)
      #expect(recording.findings.contains { $0.code == .clockUnsynchronised })
      #expect(abs((recording.gyroscope?.timestamps.first ?? 0) - 1.5) < 0.03)
    }
  }

  @Test func `a gyroscope of another time is left out, and that is said`() async throws {
    try await read(
      pair("time_s,ax,ay,az", "time_s,gx_rad_s,gy_rad_s,gz_rad_s", gyroscopeFrom: 0, zero: 500)
    ) { result in
      #expect(result.recordings.first?.gyroscope == nil)
      #expect(
        result.recordings.first?.findings.contains { $0.code == .clockUnsynchronised } == true)
    }
  }

  @Test func `what one stream covers alone is cut off`() async throws {
    let time = { (t: Double) in "\(t)" }
    try await read([
      "acc.csv": "time_s,ax,ay,az\n" + turning.rows(time: time, turning.acceleration),
      "gyr.csv": "time_s,gx_rad_s,gy_rad_s,gz_rad_s\n"
        + turning.rows(from: 5, to: 36, time: time) { [0, turning.rate($0), 0] },
    ]) { result in
      let times = result.recordings.first?.accelerometer?.timestamps ?? []
      #expect(abs((times.first ?? 0) - 4.5) < 0.03)
      #expect(abs((times.last ?? 0) - 36.5) < 0.05)
      #expect(result.recordings.first?.findings.contains { $0.code == .partlyCovered } == true)
    }
  }

  @Test func `phyphox files are placed on the clock of the experiment`() async throws {
    let time = { (t: Double) in "\(t)" }
    try await read([
      "Accelerometer.csv":
        "\"Time (s)\",\"X (m/s^2)\",\"Y (m/s^2)\",\"Z (m/s^2)\"\n"
        + turning.rows(from: 0.01, time: time, turning.acceleration),
      "Gyroscope.csv": "\"Time (s)\",\"X (rad/s)\",\"Y (rad/s)\",\"Z (rad/s)\"\n"
        + turning.rows(from: 0.02, time: time) { [0, turning.rate($0), 0] },
      "Linear Accelerometer.csv":
        "\"Time (s)\",\"X (m/s^2)\",\"Y (m/s^2)\",\"Z (m/s^2)\"\n"
        + turning.rows(time: time) { _ in [0, 0, 0.1] },
      "meta/time.csv":
        "\"event\",\"experiment time\",\"system time\"\n\"START\",0.0E0,1.7E9\n",
    ]) { result in
      let recording = try #require(result.recordings.first)
      #expect(recording.clock == .absolute(unixSeconds: 1_700_000_000.01))
      #expect(recording.name.hasSuffix("/Accelerometer.csv"))
      #expect(abs((recording.gyroscope?.timestamps.first ?? 0) - 0.01) < 1e-6)
    }
  }

  @Test func `two sensors of one place join, named by hand`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for (name, text) in pair(
        "time_s,ax,ay,az", "time_s,gx_rad_s,gy_rad_s,gz_rad_s", gyroscopeFrom: 0, zero: 0)
      {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      func sensors(_ second: Placement) -> [SensorFile] {
        [
          SensorFile(path: folder.path + "/s_gyro_100Hz.csv", placement: .thigh),
          SensorFile(path: folder.path + "/s_acc_50Hz.csv", placement: second),
        ]
      }
      #expect(SensorReader().read(sensors(.thigh)).recordings.map(\.channels.count) == [2])
      #expect(SensorReader().read(sensors(.pelvis)).recordings.map(\.channels.count) == [1, 1])
    }
  }
}
