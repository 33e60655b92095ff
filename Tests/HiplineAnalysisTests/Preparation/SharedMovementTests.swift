import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct SharedMovementTests {
  /// Repetitions with a pelvis that moves along, measured by two complete devices.
  private static func session(seed: UInt64, gyroscopes: Bool = true) -> SimulatedSession {
    var parameters = SimulationParameters(.legLift, side: .right, seed: seed, name: "two")
    parameters.sets = [SetPlan(repetitions: 8)]
    parameters.sensors = [
      SensorSetup(placement: .thigh), SensorSetup(placement: .shank),
    ]
    if !gyroscopes {
      parameters.sensors[0].model.gyroscope = nil
      parameters.sensors[1].model.gyroscope = nil
    }
    return Simulator.run(parameters)
  }

  /// The recording as a device would have it that started later, on a clock of its own.
  private func starting(_ recording: Recording, at seconds: Double) -> Recording {
    var copy = recording.keeping { $0 >= seconds }
    func moved(_ series: TimedSeries) -> TimedSeries {
      TimedSeries(timestamps: series.timestamps.map { $0 - seconds }, values: series.values)
    }
    copy.accelerometer = copy.accelerometer.map(moved)
    copy.gyroscope = copy.gyroscope.map(moved)
    copy.clock = .unknown
    return copy
  }

  @Test(arguments: [0.0, 1.37, 4.2], [true, false])
  func `a sensor that started later is found from the movement`(
    seconds: Double, gyroscopes: Bool
  ) throws {
    let recordings = Self.session(seed: 3, gyroscopes: gyroscopes).recordings
    let other = starting(recordings[1], at: seconds)
    let shared = try #require(SharedMovement(of: other, on: recordings[0]))
    #expect(abs(shared.offsetSeconds - seconds) < 0.05)
    #expect(abs(shared.offsetSeconds - seconds) < max(0.02, 6 * shared.standardErrorSeconds))
    let reverse = try #require(SharedMovement(of: recordings[0], on: other))
    #expect(abs(reverse.offsetSeconds + seconds) < 0.05)

    var reference = recordings[0]
    reference.clock = .absolute(unixSeconds: 1e9)
    let aligned = ClockAlignment(of: other, on: reference, otherwise: "it is not used")
    #expect(aligned.seconds == shared.offsetSeconds)
    #expect(aligned.finding?.code == .clockUnsynchronised)
  }

  @Test(arguments: [0.0, -0.8, 2.6])
  func `a gyroscope's file is placed on the accelerometer's time`(seconds: Double) throws {
    let recording = Self.session(seed: 9).recordings[0]
    let late = starting(recording, at: max(0, seconds))
    let early = starting(recording, at: max(0, -seconds))
    let (rates, forces) = (try #require(late.gyroscope), try #require(early.accelerometer))
    let shared = try #require(SharedMovement(ofGyroscope: rates, on: forces, against: nil))
    #expect(abs(shared.offsetSeconds - seconds) < 0.05)
    #expect(shared.correlation > 0.8)
    // Clocks that are right are not contradicted, others are.
    #expect(SharedMovement(ofGyroscope: rates, on: forces, against: seconds + 0.2) == nil)
    #expect(SharedMovement(ofGyroscope: rates, on: forces, against: seconds + 2) == shared)
  }

  @Test func `movements with nothing in common have no offset`() {
    var found = 0
    for seed in 1...5 {
      var other = SimulationParameters(.clamshell, side: .left, seed: UInt64(seed) + 100)
      other.sets = [SetPlan(repetitions: 3), SetPlan(repetitions: 4)]
      other.leadInSeconds = 9
      let first = Self.session(seed: UInt64(seed)).recordings[0]
      if SharedMovement(of: Simulator.run(other).recordings[0], on: first) != nil { found += 1 }
    }
    // At a level of 1 % each.
    #expect(found <= 1)
  }

  @Test func `a pelvis that moves little is placed on the thigh's time, or nothing is said`() throws
  {
    for seed in 1...4 {
      var parameters = SimulationParameters(.sideLegLift, side: .right, seed: UInt64(seed))
      parameters.sets = [SetPlan(repetitions: 6)]
      parameters.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
      let recordings = Simulator.run(parameters).recordings
      let late = starting(recordings[1], at: 2.3)
      guard let shared = SharedMovement(of: late, on: recordings[0]) else { continue }
      #expect(abs(shared.offsetSeconds - 2.3) < 0.2)
    }
  }

  @Test func `sensors that lie still have no offset`() {
    let still = stillRecording(seconds: 60, seed: 5)
    #expect(SharedMovement(of: stillRecording(seconds: 60, seed: 6), on: still) == nil)
  }
}
