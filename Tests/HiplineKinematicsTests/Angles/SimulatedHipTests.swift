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
    parameters.sets = [SetPlan(repetitions: 4)]
    parameters.pelvis.onsetRepetition = 3
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

  private func motions(
    _ session: SimulatedSession
  ) throws -> (proximal: SegmentMotion, distal: SegmentMotion, pair: SensorPair) {
    let thigh = try uniform(session.recordings[0])
    let pelvis = try uniform(session.recordings[1])
    let (distal, proximal) = (SegmentMotion(thigh), SegmentMotion(pelvis))
    func rate(_ motion: SegmentMotion) throws -> VectorSeries {
      MovementBand.lowPass(
        try #require(motion.gyroscope), sampleRateHertz: motion.sampleRateHertz)
    }
    let pair = SensorPair(
      proximalAcceleration: pelvis.accelerometer, proximalRate: try rate(proximal),
      distalAcceleration: thigh.accelerometer, distalRate: try rate(distal))
    return (proximal, distal, pair)
  }

  @Test func `the hip's range is the truth's where orientations are`() {
    for inclination in [0.0, 25] {
      let session = clamshells(inclinationDegrees: inclination)
      let angle = JointAngle(
        proximal: session.orientations[1], distal: session.orientations[0],
        axes: trueAxes(session))
      #expect(errors(angle.degrees, session).allSatisfy { $0 < 0.02 })
      // The pelvis rolls along from the third on, so that thigh and hip are different angles.
      let last = session.truth.repetitions[3]
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
    #expect(errors(angle.degrees, session).allSatisfy { $0 < 0.5 })

    let truth = zip(session.angles.thighDegrees, session.angles.pelvisDegrees).map(-)
      .prefix(angle.degrees.count)
    let errors = zip(angle.degrees, truth).map { $0 - $1 }
    let mean = errors.reduce(0, +) / Double(errors.count)
    let within = errors.indices.count {
      abs(errors[$0] - mean) < 2 * angle.uncertaintyDegrees[$0]
    }
    #expect(Double(within) > 0.95 * Double(truth.count))
    #expect((angle.uncertaintyDegrees.max() ?? .infinity) < 2)
  }

  @Test(arguments: [SensorModel.phone, .consumerIMU], [0.0, 5, 20])
  func `axes from the data give the hip's range within half a degree`(
    model: SensorModel, inclination: Double
  ) throws {
    for liesDownFirst in [false, true] {
      let session = clamshells(
        inclinationDegrees: inclination, liesDownFirst: liesDownFirst, model: model)
      let (proximal, distal, pair) = try motions(session)
      let estimated = try #require(JointHingeAxes.estimate(pair, in: 0..<pair.count))
      let fit = try #require(estimated.fit)
      let truth = trueAxes(session)
      #expect(degreesBetweenLines(estimated.distal, truth.distal) < 0.5)
      #expect(degreesBetweenLines(estimated.proximal, truth.proximal) < 1.6)
      #expect(fit.planarity > 0.9999)

      // Only a level axis hides which ends belong together; then the pelvis is known to follow.
      #expect(fit.pairingIsCertain == (liesDownFirst || inclination > 0))
      let axes =
        fit.pairingIsCertain
        ? estimated
        : estimated.pairedByCommonMotion(
          proximalRate: pair.proximalRate, distalRate: pair.distalRate, in: 0..<pair.count)
      #expect(degreesBetween(axes, truth) < 1.6)

      let angle = try #require(
        GravityJointAngle.measure(
          proximal: proximal.up, distal: distal.up, axes: axes, sampleRateHertz: 100))
      #expect(errors(angle.degrees, session).allSatisfy { $0 < 0.5 })
      let paired = JointAngle(
        proximal: session.orientations[1], distal: session.orientations[0], axes: axes)
      #expect(errors(paired.degrees, session).allSatisfy { $0 < 0.5 })
    }
  }
}
