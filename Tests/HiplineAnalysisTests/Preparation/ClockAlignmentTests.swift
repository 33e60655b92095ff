import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import Testing

struct ClockAlignmentTests {
  /// One of two sensors on one body, with the clock that its device has.
  private struct Device {
    var started = 0.0
    var clock: Clock

    /// Counts from its own start.
    static func ownZero(startedAt seconds: Double) -> Device {
      Device(started: seconds, clock: .sinceStart(seconds: 0))
    }

    /// Has a clock that is fast by some seconds.
    static func dated(startedAt seconds: Double, fast: Double = 0) -> Device {
      Device(started: seconds, clock: .absolute(unixSeconds: 1.7645e9 + seconds + fast))
    }

    func record(_ recording: Recording) -> Recording {
      var copy = recording
      func moved(_ series: TimedSeries) -> TimedSeries {
        let kept = series.timestamps.indices.filter { series.timestamps[$0] >= started }
        return TimedSeries(
          timestamps: kept.map { series.timestamps[$0] - started },
          values: VectorSeries(kept.map { series.values[$0] }))
      }
      copy.accelerometer = recording.accelerometer.map(moved)
      copy.gyroscope = recording.gyroscope.map(moved)
      copy.clock = clock
      return copy
    }
  }

  private static func session(
    seed: UInt64 = 3, variability: Double = 0.1, pelvisShare: Double = 0.1, givesWayAt: Int? = nil,
    sway: Double = 0.05
  ) -> [Recording] {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: seed)
    parameters.sets = [SetPlan(repetitions: 6)]
    parameters.tempo.variability = variability
    parameters.pelvis.fractionOfRange = pelvisShare
    parameters.pelvis.onsetRepetition = givesWayAt
    parameters.pelvis.swayDegreesRMS = sway
    parameters.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
    return Simulator.run(parameters).recordings
  }

  private func align(
    _ other: Device, on reference: Device, _ recordings: [Recording] = session()
  ) -> ClockAlignment {
    ClockAlignment(
      of: other.record(recordings[1]), on: reference.record(recordings[0]),
      otherwise: "it is not used")
  }

  @Test(arguments: [0.0, 2.0, 7.5], [0.0, 3.0])
  func `clocks that the movement bears out are kept to the last digit`(
    other: Double, reference: Double
  ) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let recordings = Self.session(seed: seed)
      let dated = align(.dated(startedAt: other), on: .dated(startedAt: reference), recordings)
      #expect(dated.seconds == other - reference && dated.finding == nil)
      let shared = align(
        Device(started: other, clock: .sinceStart(seconds: 900 + other)),
        on: Device(started: reference, clock: .sinceStart(seconds: 900 + reference)), recordings)
      #expect(shared.seconds == other - reference && shared.finding == nil)
    }
  }

  private static let wrongClocks: [(Device, Device, String)] = [
    (.ownZero(startedAt: 5), .ownZero(startedAt: 0), "a start of its own"),
    (.ownZero(startedAt: 0), .ownZero(startedAt: 1.5), "a start of its own"),
    (.dated(startedAt: 1, fast: 1.4), .dated(startedAt: 0), "by the clocks"),
    (.dated(startedAt: 0), .dated(startedAt: 3, fast: 2.2), "by the clocks"),
    (.dated(startedAt: 2, fast: 3600), .dated(startedAt: 0), "do not overlap in time"),
    (.dated(startedAt: 0), .dated(startedAt: 1, fast: 20_700.8), "do not overlap in time"),
    (.dated(startedAt: 0), .dated(startedAt: 1, fast: 86_400), "do not overlap in time"),
    (
      Device(started: 0, clock: .absolute(unixSeconds: 17)), .dated(startedAt: 1),
      "do not overlap in time"
    ),
    (.ownZero(startedAt: 2), .dated(startedAt: 0), "clocks do not match"),
    (Device(started: 4, clock: .unknown), .ownZero(startedAt: 0), "clocks do not match"),
    (
      Device(started: 4, clock: .sinceStart(seconds: 900)), .ownZero(startedAt: 0),
      "clocks do not match"
    ),
  ]

  @Test(arguments: wrongClocks)
  private func `where clocks are wrong the movement counts, and that is said`(
    other: Device, reference: Device, words: String
  ) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let aligned = align(other, on: reference, Self.session(seed: seed))
      let seconds = try #require(aligned.seconds)
      #expect(abs(seconds - (other.started - reference.started)) < 0.2)
      #expect(aligned.finding?.code == .clockUnsynchronised)
      #expect(aligned.finding?.severity == .warning)
      #expect(aligned.finding?.message.contains(words) == true, "\(aligned.finding?.message ?? "")")
    }
  }

  @Test(arguments: [3000.0, -5000.0, 263_200.0])
  private func `clocks of two days are believed, whatever the movements resemble`(
    fast: Double
  ) {
    // To the same beat; nothing but the clocks tells them apart.
    let recordings = [
      Self.session(seed: 1, variability: 0.02)[0], Self.session(seed: 2, variability: 0.02)[1],
    ]
    let aligned = align(.dated(startedAt: 0, fast: fast), on: .dated(startedAt: 0), recordings)
    #expect(aligned.seconds == nil)
    #expect(aligned.finding?.message.contains("do not overlap in time; it is not used") == true)
  }

  @Test func `a pelvis that gives way to a steady beat does not put right clocks in doubt`() {
    for seed in 1...8 as ClosedRange<UInt64> {
      let recordings = Self.session(
        seed: seed, variability: 0.02, pelvisShare: 0.03, givesWayAt: 3)
      let aligned = align(.dated(startedAt: 0), on: .dated(startedAt: 0), recordings)
      #expect(aligned.seconds == 0 && aligned.finding == nil)
      // Without a clock that can be compared it is the right one, or none.
      let unknown = align(.ownZero(startedAt: 3), on: .dated(startedAt: 0), recordings)
      #expect(abs((unknown.seconds ?? 3) - 3) < 0.2)
    }
  }

  @Test func `of a pelvis that keeps still it does not matter when it was measured`() {
    let still = Self.session(pelvisShare: 0, sway: 0)
    let own = align(.ownZero(startedAt: 5), on: .ownZero(startedAt: 0), still)
    #expect(own.seconds == 0 && own.finding == nil)
    let unknown = align(Device(started: 5, clock: .unknown), on: .dated(startedAt: 0), still)
    #expect(unknown.seconds == 0)
    #expect(unknown.finding?.message.contains("taken to begin together") == true)
  }

  @Test func `where neither clocks nor movement tell, the sensor is not used`() {
    // The pelvis of a session that has nothing to do with the thigh's.
    var other = SimulationParameters(.clamshell, side: .left, seed: 71)
    other.sets = [SetPlan(repetitions: 2), SetPlan(repetitions: 4)]
    other.pelvis.fractionOfRange = 0.4
    other.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
    let recordings = [Self.session()[0], Simulator.run(other).recordings[1]]
    for device in [Device.ownZero(startedAt: 0), Device(started: 0, clock: .unknown)] {
      let aligned = align(device, on: .ownZero(startedAt: 0), recordings)
      #expect(aligned.seconds == nil)
      #expect(aligned.finding?.message.hasSuffix("show no one offset; it is not used") == true)
    }
  }

  @Test func `sensors of one file have its clock`() {
    var recordings = Self.session()
    recordings[0].name = "both.csv#thigh"
    recordings[1].name = "both.csv#pelvis"
    // The movement says otherwise: 5 s.
    let aligned = align(.ownZero(startedAt: 5), on: .ownZero(startedAt: 0), recordings)
    #expect(aligned.seconds == 0 && aligned.finding == nil)
    recordings[0].sha256 = "of another file of the name"
    #expect(align(.ownZero(startedAt: 5), on: .ownZero(startedAt: 0), recordings).finding != nil)
  }
}
