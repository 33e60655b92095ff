import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct VQFReferenceTests {
  private struct Content: Decodable {
    var cases: [Case]
  }

  private struct Case: Decodable {
    var name: String
    var rate: Double
    var count: Int
    var samples: [Int]
    var online: Expected
    var offline: Expected

    /// The formulas of `Scripts/reference/vqf_reference.py`.
    var recording: (gyroscope: VectorSeries, accelerometer: VectorSeries) {
      let times = (0..<count).map { Double($0) / rate }
      if name == "waves" {
        func wave(_ hertz: Double, _ t: Double) -> Double { 2 * .pi * t * hertz }
        return (
          VectorSeries(
            times.map {
              Vector3(
                0.5 * sin(wave(0.7, $0)) + 0.01, 0.3 * cos(wave(0.4, $0)) - 0.005,
                0.2 * sin(wave(0.25, $0)) + 0.002)
            }),
          VectorSeries(
            times.map {
              Vector3(
                1.5 * sin(wave(0.3, $0)), 0.8 * cos(wave(0.5, $0)), 9.81 + 0.3 * sin(wave(0.9, $0)))
            })
        )
      }
      let last = times[count - 1]
      let moments = times.map { t in
        let moving = t > last / 4 && t < 3 * last / 4
        let phase = Double.pi * (t - last / 4)
        return (
          angle: moving ? 0.25 * (1 - cos(phase)) : 0, speed: moving ? 0.25 * .pi * sin(phase) : 0
        )
      }
      return (
        VectorSeries(moments.map { Vector3(0.01, 0.8 * $0.speed - 0.005, 0.6 * $0.speed + 0.002) }),
        VectorSeries(
          moments.map {
            9.81 * Vector3(sin($0.angle), 0.6 * cos($0.angle), -0.8 * cos($0.angle))
          })
      )
    }
  }

  struct Expected: Decodable {
    var quaternions: [[Double]]
    var bias: [[Double]]
    var sigma: [Double]?
    var rest: [Bool]

    /// The largest difference from what `actual` has at `samples`; quaternions up to their sign.
    func error(_ actual: OrientationSeries, at samples: [Int]) -> Double {
      var largest = 0.0
      for (row, sample) in samples.enumerated() {
        let q = actual.sensorToEarth[sample]
        let components = [q.w, q.x, q.y, q.z]
        let same = Approximate.error(components, quaternions[row])
        let opposite = Approximate.error(components.map { -$0 }, quaternions[row])
        let b = actual.gyroscopeBias[sample]
        let biasError = zip([b.x, b.y, b.z], bias[row]).map { abs($0 - $1) }.max() ?? 0
        let sigmaError = sigma.map { abs($0[row] - actual.gyroscopeBiasSigma[sample]) } ?? 0
        largest = max(largest, min(same, opposite), biasError, sigmaError)
      }
      return largest
    }
  }

  @Test func `the reference parameters give what the authors' program gives`() throws {
    let content: Content = try ReferenceFile.load("vqf", in: .module)
    for item in content.cases {
      let (gyroscope, accelerometer) = item.recording
      let online = VQF.online(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: item.rate,
        parameters: .reference)
      let offline = VQF.offline(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: item.rate,
        parameters: .reference)
      #expect(item.online.error(online, at: item.samples) < .recursion, "\(item.name) online")
      #expect(item.offline.error(offline, at: item.samples) < .recursion, "\(item.name) offline")
      #expect(item.samples.map { online.isRest[$0] } == item.online.rest)
      #expect(item.samples.map { offline.isRest[$0] } == item.offline.rest)
    }
  }

  @Test(.enabled(if: TestFolders.realData != nil))
  func `so it does on a real recording`() throws {
    let folder = try #require(TestFolders.realData).appending(path: "vqf")
    let recording = try RealTable.read(folder.appending(path: "imu.csv.gz"))
    let reference = try RealTable.read(folder.appending(path: "reference.csv"))
    func expected(_ prefix: String) -> Expected {
      let columns = { (names: [String]) in
        reference.rows.map { row in names.map { row[reference.column("\(prefix)_\($0)")] } }
      }
      return Expected(
        quaternions: columns(["w", "x", "y", "z"]), bias: columns(["bias_x", "bias_y", "bias_z"]),
        rest: columns(["rest"]).map { $0[0] == 1 })
    }
    let samples = reference.rows.map { Int($0[0]) }
    let gyroscope = recording.vectors("gyr_x_rad_s", "gyr_y_rad_s", "gyr_z_rad_s")
    let accelerometer = recording.vectors("acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2")
    let online = VQF.online(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 1 / 0.0035,
      parameters: .reference)
    let offline = VQF.offline(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 1 / 0.0035,
      parameters: .reference)
    #expect(expected("on").error(online, at: samples) < .recursion)
    #expect(expected("off").error(offline, at: samples) < .recursion)
    #expect(samples.map { online.isRest[$0] } == expected("on").rest)
    #expect(samples.map { offline.isRest[$0] } == expected("off").rest)
  }

  /// The inclination is compared with an optical system's; the limits are those of the published filter.
  @Test(
    .enabled(if: TestFolders.realData != nil),
    arguments: [
      ("02_undisturbed_slow_rotation_B", 0.429, 0.312),
      ("05_undisturbed_slow_rotation_with_breaks_B", 0.3535, 0.272),
    ])
  func `the default is at least as near to the truth`(
    name: String, onlineDegrees: Double, offlineDegrees: Double
  ) throws {
    let recording = try BroadRecording(name)
    let online = VQF.online(
      gyroscope: recording.gyroscope, accelerometer: recording.accelerometer,
      sampleRateHertz: BroadRecording.sampleRateHertz)
    let offline = VQF.offline(
      gyroscope: recording.gyroscope, accelerometer: recording.accelerometer,
      sampleRateHertz: BroadRecording.sampleRateHertz)
    #expect(recording.inclinationError(online) < onlineDegrees)
    #expect(recording.inclinationError(offline) < offlineDegrees)
  }
}
