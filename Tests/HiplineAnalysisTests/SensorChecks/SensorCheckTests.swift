import HiplineCore
import HiplineKinematics
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct SensorCheckTests {
  /// Six slow leg lifts with a phone's two sensors.
  private static let sound: Recording = {
    var parameters = SimulationParameters(.legLift, side: .right, seed: 91)
    parameters.sets = [SetPlan(repetitions: 8)]
    parameters.range.degrees = 40
    return Simulator.run(parameters).recordings[0]
  }()

  private func findings(_ change: (inout Recording) -> Void) throws -> [FindingCode] {
    var recording = Self.sound
    change(&recording)
    return try PreparedRecording(recording).findings.map(\.code)
  }

  private func mapGyroscope(
    _ recording: inout Recording, _ transform: (Vector3) -> Vector3
  ) {
    guard let gyroscope = recording.gyroscope else { return }
    recording.gyroscope = TimedSeries(
      timestamps: gyroscope.timestamps, values: gyroscope.values.map(transform))
  }

  @Test func `a sound sensor is not suspected`() throws {
    let codes: Set = [
      FindingCode.accelerometerGyroscopeDisagree, .gyroscopeClipped, .accelerometerClipped,
      .stuckAxis,
    ]
    #expect(try codes.isDisjoint(with: findings { _ in }))
  }

  @Test(arguments: [4.0, 10, 20])
  func `a gyroscope that reads much at rest is sound, and its bias is said`(degrees: Double) throws
  {
    let bias = Vector3(0.8, -0.5, 0.33) * (degrees / Angle.degreesPerRadian)
    let found = try findings { mapGyroscope(&$0) { $0 + bias } }
    #expect(found.contains(.gyroscopeBias))
    #expect(!found.contains(.accelerometerGyroscopeDisagree))
    #expect(try !findings { _ in }.contains(.gyroscopeBias))
  }

  /// Eight lifts of one size with a phone's two sensors.
  private static func lifts(_ degrees: Double) -> Recording {
    var parameters = SimulationParameters(.legLift, side: .right, seed: 92)
    parameters.sets = [SetPlan(repetitions: 8)]
    parameters.range.degrees = degrees
    return Simulator.run(parameters).recordings[0]
  }

  @Test(arguments: [8.0, 20, 40])
  func `swapped, reversed and mis-scaled gyroscopes disagree with gravity, in small lifts too`(
    degrees: Double
  ) throws {
    let faults: [(Vector3) -> Vector3] = [
      { Vector3($0.y, $0.z, $0.x) }, { -$0 }, { 0.3 * $0 }, { 0.01 * Vector3($0.z, $0.y, 0) },
    ]
    for (number, fault) in faults.enumerated() {
      var recording = Self.lifts(degrees)
      mapGyroscope(&recording, fault)
      let finding = try PreparedRecording(recording).findings.first {
        $0.code == .accelerometerGyroscopeDisagree
      }
      #expect(finding != nil, "fault \(number)")
      #expect(
        (finding?.hint.contains("left-handed") ?? false) == (number == 1), "fault \(number)")
    }
    #expect(
      try !PreparedRecording(Self.lifts(degrees)).findings.map(\.code).contains(
        .accelerometerGyroscopeDisagree))
  }

  @Test func `a gyroscope that sleeps from the middle of the set on disagrees`() throws {
    var recording = Self.sound
    let gyroscope = try #require(recording.gyroscope)
    let half = gyroscope.count / 2
    recording.gyroscope = TimedSeries(
      timestamps: gyroscope.timestamps,
      values: VectorSeries((0..<gyroscope.count).map { gyroscope.values[min($0, half)] }))
    #expect(
      try PreparedRecording(recording).findings.map(\.code).contains(
        .accelerometerGyroscopeDisagree))
  }

  @Test func `one blow too fast for the gyroscope makes no sensor faulty`() throws {
    let found = try findings { recording in
      // A quarter turn of the sensor on the limb between two samples, which no gyroscope follows.
      let middle = recording.accelerometer.map { $0.timestamps[$0.count / 2] } ?? 0
      func slipped(_ series: TimedSeries) -> TimedSeries {
        TimedSeries(
          timestamps: series.timestamps,
          values: VectorSeries(
            (0..<series.count).map { index in
              let value = series.values[index]
              return series.timestamps[index] < middle ? value : Vector3(value.y, -value.x, value.z)
            }))
      }
      recording.accelerometer = recording.accelerometer.map(slipped)
      recording.gyroscope = recording.gyroscope.map(slipped)
    }
    #expect(!found.contains(.accelerometerGyroscopeDisagree))
  }

  @Test func `a gyroscope that ends at its range is clipped, and one that only peaks is not`()
    throws
  {
    // Two turns a second through the end of a 250 °/s range.
    let limit = 250 / Angle.degreesPerRadian
    func turning(_ amplitude: Double) throws -> Bool {
      let codes = try findings { recording in
        let stamps = recording.gyroscope?.timestamps ?? []
        let values = stamps.map { time in
          // A triangle wave of 2 Hz, so that no peak is flat by itself.
          let phase = (2 * time).truncatingRemainder(dividingBy: 1)
          let wave = amplitude * (4 * abs(phase - 0.5) - 1)
          return Vector3(min(limit, max(-limit, wave)), 0.01 * phase, 0)
        }
        recording.gyroscope = TimedSeries(timestamps: stamps, values: VectorSeries(values))
      }
      return codes.contains(.gyroscopeClipped)
    }
    #expect(try turning(1.5 * limit))
    #expect(try !turning(0.9 * limit))
  }

  @Test func `an axis that never changes is stuck, and a still sensor is not`() throws {
    func mapAccelerometer(_ transform: @escaping (Vector3) -> Vector3) throws -> [FindingCode] {
      try findings { recording in
        guard let accelerometer = recording.accelerometer else { return }
        recording.gyroscope = nil
        recording.accelerometer = TimedSeries(
          timestamps: accelerometer.timestamps, values: accelerometer.values.map(transform))
      }
    }
    #expect(try mapAccelerometer { Vector3($0.x, 10, $0.z) }.contains(.stuckAxis))
    #expect(try !mapAccelerometer { _ in Vector3(0, 0, 9.80665) }.contains(.stuckAxis))
  }

  @Test func `repetitions of a disagreeing sensor are counted and not scored`() throws {
    var recording = Self.sound
    mapGyroscope(&recording) { -$0 }
    let result = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .legLift, recordings: [recording]))
    #expect(!result.repetitions.isEmpty)
    #expect(result.repetitions.allSatisfy { $0.score == nil && $0.state == nil })
  }
}

struct AccelerometerCalibrationTests {
  /// Still poses all around, three seconds each, measured with offsets and gains.
  private func recording(poses: [Vector3], seed: UInt64 = 5) -> UniformRecording {
    var generator = HiplineTestSupport.SplitMix64(seed: seed)
    let noise = generator.uniform(count: poses.count * 300 * 3).map { 0.02 * $0 }
    var samples: [Vector3] = []
    for pose in poses {
      for _ in 0..<300 {
        let at = samples.count * 3
        let truth = (pose.normalized ?? Vector3(0, 0, 1)) * StillNorm.standardGravity
        samples.append(
          Vector3(
            truth.x / 1.03 + 0.2 + noise[at], truth.y / 0.98 - 0.1 + noise[at + 1],
            truth.z / 1.01 + 0.05 + noise[at + 2]))
      }
    }
    return UniformRecording(sampleRateHertz: 100, accelerometer: VectorSeries(samples))
  }

  private let allAround = [
    Vector3(1, 0, 0), Vector3(-1, 0, 0), Vector3(0, 1, 0), Vector3(0, -1, 0), Vector3(0, 0, 1),
    Vector3(0, 0, -1), Vector3(1, 1, 0), Vector3(-1, 0, 1), Vector3(0, -1, -1), Vector3(1, -1, 1),
    Vector3(-1, 1, -1), Vector3(1, 1, 1),
  ]

  @Test func `poses all around give back offset and gain`() throws {
    let calibration = try #require(AccelerometerCalibration(recording(poses: allAround)))
    #expect(calibration.poses == 12)
    #expect((calibration.offset - Vector3(0.2, -0.1, 0.05)).norm < 0.005)
    #expect((calibration.gain - Vector3(1.03, 0.98, 1.01)).norm < 0.001)
    #expect(calibration.errorAfter < 0.1 * calibration.errorBefore)
  }

  @Test func `poses on one side only are left alone`() {
    let upright = allAround.map { Vector3($0.x, $0.y, abs($0.z) + 2) }
    #expect(AccelerometerCalibration(recording(poses: upright)) == nil)
    #expect(AccelerometerCalibration(recording(poses: Array(allAround.prefix(6)))) == nil)
  }
}
