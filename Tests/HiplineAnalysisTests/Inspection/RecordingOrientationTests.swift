import HiplineCore
import HiplineKinematics
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct RecordingOrientationTests {
  /// A sensor that turns back and forth about x and reads `force` as acceleration.
  private func recording(_ force: (Int) -> Vector3) -> Recording {
    let seconds = (0..<600).map { Double($0) / 100 }
    var recording = Recording(
      name: "a.csv", format: "test",
      accelerometer: TimedSeries(
        timestamps: seconds, values: VectorSeries(seconds.indices.map(force))))
    recording.gyroscope = TimedSeries(
      timestamps: seconds,
      values: VectorSeries(seconds.map { Vector3(0.3 * ($0 < 3 ? 1 : -1), 0.01 * $0, 0) }))
    return recording
  }

  private static let methods: [RecordingOrientation.Method] = [.online, .offline]

  @Test(arguments: [0, 1e-300, 1e-305, 1e-160, 1e-9, 0.01, 4.8], methods)
  func `a sensor that shows no gravity is refused`(
    reading: Double, method: RecordingOrientation.Method
  ) {
    for direction in [Vector3(1, 0, 0), Vector3(0, 0, 1), Vector3(-0.5, 0.5, -0.5)] {
      // Not constant: a dead sensor may still have noise.
      let dead = recording { direction * ($0 % 3 == 0 ? reading : -reading / 2) }
      #expect {
        _ = try RecordingOrientation(dead, method: method)
      } throws: { error in
        (error as? InputFailure)?.code == .noAcceleration
          && (error as? InputFailure)?.message.contains("which way is up") == true
      }
    }
  }

  @Test(arguments: [0, 1e-300, 1e-305, 1e-160, 1e-9], methods)
  func `a sensor that is dead for a time has an orientation all the time`(
    reading: Double, method: RecordingOrientation.Method
  ) throws {
    for dead in [0..<200, 200..<400, 400..<600, 599..<600, 0..<1] {
      let partly = recording {
        dead.contains($0) ? Vector3(reading, 0, -reading) : Vector3(0, 3, 9)
      }
      let orientation = try RecordingOrientation(partly, method: method)
      for row in orientation.table.rows {
        for case .number(let number) in row { #expect(number.isFinite) }
      }
      for turn in orientation.series.sensorToEarth {
        #expect(
          abs(turn.w * turn.w + turn.x * turn.x + turn.y * turn.y + turn.z * turn.z - 1) < 1e-6)
      }
    }
  }
}
