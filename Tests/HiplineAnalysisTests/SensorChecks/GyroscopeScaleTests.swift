import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

/// A gyroscope that is off by a factor is held against gravity.
struct GyroscopeScaleTests {
  private static func set(
    _ exercise: SimulatedExercise, degrees: Double, seed: UInt64
  ) -> Recording {
    var parameters = SimulationParameters(exercise, side: .right, seed: seed)
    parameters.sets = [SetPlan(repetitions: 6)]
    parameters.range.degrees = degrees
    return Simulator.run(parameters).recordings[0]
  }

  private static func scaled(_ recording: Recording, by factor: Double) -> Recording {
    var copy = recording
    copy.gyroscope = recording.gyroscope.map {
      TimedSeries(timestamps: $0.timestamps, values: $0.values.map { $0 * factor })
    }
    return copy
  }

  private func finding(_ recording: Recording) throws -> Finding? {
    try PreparedRecording(recording).findings.first { $0.code == .gyroscopeScale }
  }

  @Test(arguments: [0.5, 0.7, 0.85, 1.2, 1.5, 2.0], [20.0, 40])
  func `another factor is found, said and taken off`(factor: Double, degrees: Double) throws {
    for (exercise, seed) in [(SimulatedExercise.clamshell, 5), (.legLift, 6)] {
      let sound = Self.set(exercise, degrees: degrees, seed: UInt64(seed))
      let wrong = Self.scaled(sound, by: factor)
      #expect(try finding(wrong)?.severity == .warning)
      let (before, after) = (
        try PreparedRecording(sound).uniform.gyroscope,
        try PreparedRecording(wrong).uniform.gyroscope
      )
      let ratio = (after?.norms.max() ?? 0) / (before?.norms.max() ?? 1)
      #expect(abs(ratio - 1) < 0.05, "\(factor): \(ratio)")
    }
  }

  @Test(arguments: [0.97, 1.0, 1.03], [10.0, 20, 60])
  func `a gyroscope as it is sold is left alone`(factor: Double, degrees: Double) throws {
    for seed in 1...4 {
      let recording = Self.scaled(
        Self.set(.clamshell, degrees: degrees, seed: UInt64(seed)), by: factor)
      #expect(try finding(recording) == nil, "seed \(seed)")
    }
  }

  @Test func `times at another speed are found too`() throws {
    var recording = Self.set(.legLift, degrees: 30, seed: 7)
    recording.scaleTimes(by: 1.3)
    #expect(try finding(recording)?.hint.contains("times") == true)
  }

  @Test func `what is no scale is not made one`() throws {
    let sound = Self.set(.clamshell, degrees: 30, seed: 8)
    let faults: [(Vector3) -> Vector3] = [
      { Vector3($0.y, $0.z, $0.x) }, { -$0 }, { Vector3(-$0.x, $0.y, $0.z) }, { 0.2 * $0 },
      { Vector3(0, $0.y, $0.z) },
    ]
    for (number, fault) in faults.enumerated() {
      var wrong = sound
      wrong.gyroscope = sound.gyroscope.map {
        TimedSeries(timestamps: $0.timestamps, values: $0.values.map(fault))
      }
      #expect(try finding(wrong) == nil, "fault \(number)")
    }
  }
}

extension Recording {
  fileprivate mutating func scaleTimes(by factor: Double) {
    func scaled(_ series: TimedSeries) -> TimedSeries {
      TimedSeries(timestamps: series.timestamps.map { $0 * factor }, values: series.values)
    }
    accelerometer = accelerometer.map(scaled)
    gyroscope = gyroscope.map(scaled)
  }
}
