import HiplineCore
import HiplineKinematics
import HiplineSimulation
import HiplineTestSupport
import Testing

/// The hip between a pelvis sensor and a thigh sensor, against what the simulator knows.
struct SimulatedHipTests {
  private func clamshells(
    inclinationDegrees: Double = 0, liesDownFirst: Bool = false, model: SensorModel = .phone
  ) -> SimulatedSession {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 77)
    parameters.sets = [SetPlan(repetitions: 6)]
    parameters.pelvis.onsetRepetition = 4
    parameters.hingeInclinationDegrees = inclinationDegrees
    parameters.liesDownFirst = liesDownFirst
    parameters.sensors = [
      SensorSetup(placement: .thigh, model: model),
      SensorSetup(
        placement: .pelvis, mounting: Quaternion(0.7, 0.1, 0.7, -0.12).normalized, model: model),
    ]
    return Simulator.run(parameters)
  }

  private func trueAxes(_ session: SimulatedSession) -> JointHingeAxes {
    let h = session.truth.hingeAxis
    let axis = Vector3(h[0], h[1], h[2])
    let sample = Int(session.truth.inPositionSeconds[0] * 100) + 10
    return JointHingeAxes(
      proximal: session.orientations[1][sample].conjugate.rotate(axis),
      distal: session.orientations[0][sample].conjugate.rotate(axis))
  }

  private func uniform(_ recording: Recording) throws -> UniformRecording {
    UniformRecording(
      sampleRateHertz: 100, accelerometer: try #require(recording.accelerometer).values,
      gyroscope: recording.gyroscope?.values)
  }

  /// How far the range of each repetition is from the truth, in degrees.
  private func errors(_ degrees: [Double], _ session: SimulatedSession) -> [Double] {
    session.truth.repetitions.map { repetition in
      let range = Int(repetition.startSeconds * 100)..<Int(repetition.endSeconds * 100)
      let values = degrees[range]
      let span = (values.max() ?? 0) - (values.min() ?? 0)
      return abs(span - repetition.hipRangeDegrees)
    }
  }

  private func sensorPair(_ session: SimulatedSession) throws -> (SensorPair, Range<Int>) {
    let thigh = try uniform(session.recordings[0])
    let pelvis = try uniform(session.recordings[1])
    let (distal, proximal) = (SegmentMotion(thigh), SegmentMotion(pelvis))
    let pair = SensorPair(
      proximalAcceleration: pelvis.accelerometer, proximalRate: proximal.angularRate,
      distalAcceleration: thigh.accelerometer, distalRate: distal.angularRate)
    return (pair, 0..<pair.count)
  }

  @Test func `the hip's range is the truth's where orientations are`() {
    for inclination in [0.0, 25] {
      let session = clamshells(inclinationDegrees: inclination)
      let angle = JointAngle(
        proximal: session.orientations[1], distal: session.orientations[0],
        axes: trueAxes(session))
      #expect(errors(angle.degrees, session).allSatisfy { $0 < 0.02 })
      #expect((angle.offAxisDegrees.max() ?? .infinity) < 0.2)
      #expect(abs(angle.inclinationDegrees - inclination) < 0.2)
      // The pelvis rolls along from the fourth on, so that thigh and hip are different angles.
      let last = session.truth.repetitions[5]
      #expect(last.rangeDegrees - last.hipRangeDegrees > 5)
    }
  }

  @Test func `noisy accelerometers alone give the hip's range within half a degree`() throws {
    let session = clamshells()
    let angle = try #require(
      GravityJointAngle.measure(
        proximal: .fromAccelerometer(try uniform(session.recordings[1])),
        distal: .fromAccelerometer(try uniform(session.recordings[0])), axes: trueAxes(session),
        sampleRateHertz: 100))
    let errors = errors(angle.degrees, session)
    print("accelerometers", errors)
    #expect(errors.allSatisfy { $0 < 0.5 })

    let truth = Array(session.angles.hipDegrees.prefix(angle.degrees.count))
    let middle = truth.sorted()[truth.count / 2]
    let within = truth.indices.count {
      abs(angle.degrees[$0] - truth[$0] + middle) < 2 * angle.uncertaintyDegrees[$0]
    }
    print("within", Double(within) / Double(truth.count), angle.uncertaintyDegrees.max() ?? 0)
  }

  @Test func `accelerometers and gyroscopes give it with axes from the data`() throws {
    for model in [SensorModel.phone, .consumerIMU] {
      let session = clamshells(liesDownFirst: true, model: model)
      let (pair, whole) = try sensorPair(session)
      let axes = try #require(JointHingeAxes.estimate(pair, in: whole))
      print(
        "axes", degreesBetween(axes, trueAxes(session)),
        degreesBetweenLines(axes.distal, trueAxes(session).distal), axes.fit as Any)
      let proximal = SegmentMotion(try uniform(session.recordings[1]))
      let distal = SegmentMotion(try uniform(session.recordings[0]))
      let angle = try #require(
        GravityJointAngle.measure(
          proximal: proximal.up, distal: distal.up, axes: axes, sampleRateHertz: 100))
      print("fused", errors(angle.degrees, session), angle.inclinationDegrees)
    }
  }

  @Test func `without lying down`() throws {
    for model in [SensorModel.phone, .consumerIMU] {
      for inclination in [0.0, 5, 20] {
        let session = clamshells(inclinationDegrees: inclination, model: model)
        let (pair, whole) = try sensorPair(session)
        let axes = try #require(JointHingeAxes.estimate(pair, in: whole))
        print(
          "axes", inclination, degreesBetween(axes, trueAxes(session)),
          degreesBetweenLines(axes.distal, trueAxes(session).distal),
          degreesBetweenLines(axes.proximal, trueAxes(session).proximal), axes.fit as Any)
        let paired = axes.pairedByCommonMotion(
          proximalRate: pair.proximalRate, distalRate: pair.distalRate, in: whole)
        let proximal = SegmentMotion(try uniform(session.recordings[1]))
        let distal = SegmentMotion(try uniform(session.recordings[0]))
        let angle = try #require(
          GravityJointAngle.measure(
            proximal: proximal.up, distal: distal.up, axes: paired, sampleRateHertz: 100))
        print("fused", errors(angle.degrees, session), angle.inclinationDegrees)
      }
    }
  }
}
