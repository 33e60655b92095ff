import HiplineCore
import HiplineKinematics
import HiplineSimulation
import HiplineTrials
import RealModule
import Testing

@testable import HiplineAnalysis

/// The joint between two sensors, against what the simulator knows.
struct JointMotionTests {
  /// Clamshells with a phone or an inexpensive unit on thigh and pelvis, strapped on two ways.
  private static func session(
    inclinationDegrees: Double = 0, pelvisGivesWayAt onset: Int? = 3, model: SensorModel = .phone,
    pelvisFraction: Double = 0.03
  ) -> SimulatedSession {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 77, name: "joint")
    parameters.sets = [SetPlan(repetitions: 5)]
    parameters.pelvis.onsetRepetition = onset
    parameters.pelvis.fractionOfRange = pelvisFraction
    parameters.hingeInclinationDegrees = inclinationDegrees
    parameters.sensors = [
      SensorSetup(placement: .thigh, model: model),
      SensorSetup(
        placement: .pelvis, mounting: Quaternion(0.7, 0.1, 0.7, -0.12).normalized, model: model),
    ]
    return Simulator.run(parameters)
  }

  /// The recordings with one gyroscope that drifts about the vertical, so that its heading turns away steadily.
  private func drifting(
    _ session: SimulatedSession, recording number: Int, degrees: Double
  ) -> [Recording] {
    var recordings = session.recordings
    let recording = recordings[number]
    let rate = degrees / recording.durationSeconds / Angle.degreesPerRadian
    recordings[number].gyroscope = recording.gyroscope.map { stream in
      TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(
          stream.values.indices.map { index in
            let up = session.orientations[number][index].conjugate.rotate(Vector3(0, 0, 1))
            return stream.values[index] + rate * up
          }))
    }
    return recordings
  }

  private func placed(_ recordings: [Recording], _ placements: [Placement]) -> [Recording] {
    zip(recordings, placements).map { recording, placement in
      var copy = recording
      copy.placement = placement
      return copy
    }
  }

  private func reasons(_ result: SessionResult, _ metric: MetricDefinition) -> Set<String> {
    Set(result.repetitions.compactMap { $0.values.reasonNotMeasured(metric) })
  }

  private func hasSteepAxis(_ result: SessionResult) -> Bool {
    result.findings.contains { $0.code == .jointAxisInclined }
  }

  @Test func `about a nearly level axis a pelvis that turns far has no way round, and no hip`()
    throws
  {
    // A straight leg raised about an axis 6.7° from level, the pelvis following by a tenth.
    var parameters = ValidationSuite.session(167).parameters
    parameters.sets = [parameters.sets[0]]
    let session = Simulator.run(parameters)
    let result = try Analyzer().analyze(session.input)
    try #require(result.repetitions.count == session.truth.repetitions.count)
    // The other way round the pelvis' turn would be added instead of taken off, as where a back arches.
    #expect(session.truth.repetitions.allSatisfy { $0.rangeDegrees - $0.hipRangeDegrees > 3 })
    #expect(result.repetitions.allSatisfy { $0.number(HipRange.range) == nil })
    #expect(reasons(result, HipRange.range).allSatisfy { $0.contains("opposite ways") })
  }

  private static let hips: [(SensorModel, Double, Int?)] = [
    (.phone, 0, nil), (.phone, 20, 3), (.phone, 40, nil), (.phone, 60, 3),
    (.consumerIMU, 0, 3), (.consumerIMU, 20, nil), (.consumerIMU, 40, 3), (.consumerIMU, 60, nil),
  ]

  @Test(arguments: hips)
  func `the hip's range is the truth's within its uncertainty, whatever the pelvis does`(
    model: SensorModel, inclination: Double, onset: Int?
  ) throws {
    let session = Self.session(
      inclinationDegrees: inclination, pelvisGivesWayAt: onset, model: model)
    let result = try Analyzer().analyze(session.input)
    try #require(result.repetitions.count == 5)
    for (found, truth) in zip(result.repetitions, session.truth.repetitions) {
      guard let range = found.number(HipRange.range) else {
        // About a level axis nothing tells which way a pelvis turns that turns far.
        #expect(inclination == 0 && truth.rangeDegrees - truth.hipRangeDegrees > 2)
        continue
      }
      let uncertainty = try #require(found.number(HipRange.uncertainty))
      #expect(abs(range - truth.hipRangeDegrees) < 2 * uncertainty)
      #expect(abs(range - truth.hipRangeDegrees) < 0.5)
      // Gravity shows the cosine of the inclination of what turns; about a level axis both ways round are in it.
      #expect(
        uncertainty * Double.cos(inclination / Angle.degreesPerRadian)
          < (inclination == 0 ? 2.5 : 1))
      let tilt = try #require(found.number(HipRange.inclination))
      #expect(abs(tilt - inclination) < 2)
    }
    #expect(hasSteepAxis(result) == (inclination > 30))
    #expect(reasons(result, KneeRange.range) == ["no sensors on both sides of the knee"])
  }

  @Test(arguments: [0.0, 20, 45], [0, 1])
  func `a heading that drifts by 90° does not change the hip's range`(
    inclination: Double, recording: Int
  ) throws {
    let session = Self.session(inclinationDegrees: inclination)
    let plain = try Analyzer().analyze(session.input)
    let drifted = try Analyzer().analyze(
      session.input(drifting(session, recording: recording, degrees: 90)))
    try #require(drifted.repetitions.count == plain.repetitions.count)
    for (a, b) in zip(drifted.repetitions, plain.repetitions) {
      let ranges = (a.number(HipRange.range), b.number(HipRange.range))
      #expect((ranges.0 == nil) == (ranges.1 == nil))
      #expect(abs((ranges.0 ?? 0) - (ranges.1 ?? 0)) < 0.1)
    }
  }

  @Test func `about a nearly vertical axis there is no angle, and a finding says why`() throws {
    let session = Self.session(inclinationDegrees: 78)
    let result = try Analyzer().analyze(session.input)
    #expect(!result.repetitions.isEmpty)
    #expect(result.repetitions.allSatisfy { $0.number(HipRange.range) == nil })
    #expect(reasons(result, HipRange.range).allSatisfy { $0.contains("nearly vertical") })
    #expect(hasSteepAxis(result))
  }

  @Test func `a knee that opens from a still thigh is counted at the shank`() throws {
    let session = Self.session(pelvisGivesWayAt: nil, pelvisFraction: 0)
    let result = try Analyzer().analyze(
      session.input(placed(session.recordings, [.shank, .thigh])))
    try #require(result.repetitions.count == 5)
    for (found, truth) in zip(result.repetitions, session.truth.repetitions) {
      let range = try #require(found.number(KneeRange.range))
      #expect(abs(range - truth.hipRangeDegrees) < 0.5)
    }
  }

  @Test func `about a level axis a knee whose two sides move has no angle`() throws {
    for (inclination, isTold) in [(0.0, false), (15, true)] {
      let session = Self.session(inclinationDegrees: inclination, pelvisGivesWayAt: 1)
      let result = try Analyzer().analyze(
        session.input(placed(session.recordings, [.shank, .thigh])))
      try #require(!result.repetitions.isEmpty)
      for found in result.repetitions {
        #expect((found.number(KneeRange.range) != nil) == isTold)
        #expect(found.number(KneeRange.inclination) != nil)
      }
      if isTold {
        let first = try #require(result.repetitions.first?.number(KneeRange.range))
        #expect(abs(first - session.truth.repetitions[0].hipRangeDegrees) < 0.5)
      }
    }
  }

  @Test func `the hip's range says why it is missing`() throws {
    let session = Self.session()
    var alone = session.recordings
    alone.removeLast()
    var accelerometers = session.recordings
    for index in accelerometers.indices { accelerometers[index].gyroscope = nil }
    var faulty = session.recordings
    faulty[0].gyroscope = faulty[0].gyroscope.map {
      TimedSeries(timestamps: $0.timestamps, values: $0.values.map { -$0 })
    }
    var late = session.recordings
    late[1] = late[1].keeping { $0 < 10 }
    for (recordings, reason) in [
      (alone, "no sensors on both sides of the hip"),
      (accelerometers, "needs a gyroscope on both sides of the hip"),
      (faulty, "accelerometer and gyroscope of a sensor disagree"),
    ] {
      let result = try Analyzer().analyze(session.input(recordings))
      #expect(!result.repetitions.isEmpty)
      #expect(reasons(result, HipRange.range) == [reason])
    }
    let result = try Analyzer().analyze(session.input(late))
    #expect(result.repetitions.last?.values.reasonNotMeasured(HipRange.range) != nil)
  }
}
