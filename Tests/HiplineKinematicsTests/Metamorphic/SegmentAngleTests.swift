import HiplineCore
import HiplineKinematics
import HiplineSimulation
import Testing

/// What must not change the angle of a segment.
struct SegmentAngleTests {
  private static func session(
    rateHertz: Double = 100, tremorDegrees: Double? = nil
  ) -> SimulatedSession {
    var parameters = SimulationParameters(.legLift, side: .right, seed: 41)
    parameters.sets = [SetPlan(repetitions: 3)]
    var model = SensorModel.phone
    model.sampling = SamplingModel(nominalRateHertz: rateHertz)
    parameters.sensors = [SensorSetup(placement: .thigh, model: model)]
    parameters.tremor = tremorDegrees.map {
      var tremor = TremorPlan()
      tremor.onsetRepetition = 1
      tremor.peakRepetition = 1
      tremor.factorPerRepetitionAfterPeak = 1
      tremor.peakDegreesRMS = $0
      return tremor
    }
    return Simulator.run(parameters)
  }

  private static let plain = session()

  /// The angle with its sign chosen, as no sensor knows up from down.
  private func angle(_ recording: UniformRecording) throws -> [Double] {
    let motion = SegmentMotion(recording)
    let angle = try #require(HingeAngle.measure(motion, in: 0..<motion.count)).degrees
    let top = angle.max() ?? 0
    return top > -(angle.min() ?? 0) ? angle : angle.map { -$0 }
  }

  private func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
    a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  @Test func `strapping the sensor on another way round`() throws {
    let recording = Self.plain.uniform
    let expected = try angle(recording)
    for seed in 1...4 as ClosedRange<UInt64> {
      let rotation = anyRotation(seed: seed)
      let turned = UniformRecording(
        sampleRateHertz: recording.sampleRateHertz,
        accelerometer: recording.accelerometer.map(rotation.rotate),
        gyroscope: recording.gyroscope?.map(rotation.rotate))
      #expect(largestDifference(try angle(turned), expected) < 1e-6)
    }
  }

  @Test func `sampling more or less often`() throws {
    let ranges = try [50.0, 100, 200].map { rate in
      let session = Self.session(rateHertz: rate)
      let degrees = try angle(session.uniform)
      return session.truth.repetitions.map { repetition in
        spread(
          degrees[Int(repetition.startSeconds * rate)..<Int(repetition.endSeconds * rate)])
      }
    }
    for other in [ranges[0], ranges[2]] {
      #expect(largestDifference(other, ranges[1]) < .settlingDegrees)
    }
  }

  @Test func `playing the movement backwards`() throws {
    let recording = Self.plain.uniform
    let backwards = UniformRecording(
      sampleRateHertz: recording.sampleRateHertz,
      accelerometer: recording.accelerometer.mapComponents { $0.reversed() },
      gyroscope: recording.gyroscope?.mapComponents { $0.reversed().map { -$0 } })
    // A sample of the gyroscope is the turn since the sample before, backwards that until the next: one step of time.
    let plain = try angle(recording)
    let step = zip(plain.dropFirst(), plain).map { abs($0 - $1) }.max() ?? 0
    let difference = largestDifference(try angle(backwards).reversed(), plain)
    #expect(difference < step + .settlingDegrees)
    let ranges = (spread(try angle(backwards)), spread(plain))
    #expect(abs(ranges.0 - ranges.1) < .settlingDegrees)
  }

  @Test func `a leg that shakes`() throws {
    let shaking = Self.session(tremorDegrees: 0.15)
    let difference = largestDifference(try angle(shaking.uniform), try angle(Self.plain.uniform))
    #expect(difference < .settlingDegrees)
  }

  @Test(arguments: [90.0, -90])
  func `a gyroscope that drifts about the vertical`(degrees: Double) throws {
    let recording = Self.plain.uniform
    let seconds = Double(recording.count) / recording.sampleRateHertz
    let rate = degrees / seconds / Angle.degreesPerRadian
    let up = Self.plain.trueUp
    let drifting = UniformRecording(
      sampleRateHertz: recording.sampleRateHertz, accelerometer: recording.accelerometer,
      gyroscope: recording.gyroscope.map { series in
        VectorSeries(series.indices.map { series[$0] + rate * up[$0] })
      })
    #expect(largestDifference(try angle(drifting), try angle(recording)) < 0.2)
  }
}
