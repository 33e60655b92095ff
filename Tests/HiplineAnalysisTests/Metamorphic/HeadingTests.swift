import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import Testing

/// Which way the person faces, and which way a drifting gyroscope believes it, changes nothing.
struct HeadingTests {
  @Test(arguments: [90.0, -90])
  func `gyroscopes that drift about the vertical change no result`(degrees: Double) throws {
    let plain = Sessions.short
    let recordings = zip(plain.session.recordings, plain.session.orientations).map {
      recording, orientations in
      var copy = recording
      let rate = degrees / recording.durationSeconds * .pi / 180
      copy.gyroscope = recording.gyroscope.map { stream in
        TimedSeries(
          timestamps: stream.timestamps,
          values: VectorSeries(
            stream.values.indices.map {
              stream.values[$0] + rate * orientations[$0].conjugate.rotate(Vector3(0, 0, 1))
            }))
      }
      return copy
    }
    let drifted = try Analyzer().analyze(plain.session.input(recordings))
    try #require(drifted.repetitions.count == plain.result.repetitions.count)
    for (a, b) in zip(drifted.repetitions, plain.result.repetitions) {
      #expect(a.state == b.state)
      for (key, tolerance) in [
        (RangeOfMotion.range, 0.2), (HipRange.range, 0.3), (Isolation.pelvis, 0.1),
        (Tempo.lift, 0.05),
        (Tempo.hold, 0.1), (Tempo.lower, 0.05), (HoldTremor.angle, 0.005),
        (HoldTremor.frequency, 0.05),
      ] {
        let difference = (a.number(key) ?? .nan) - (b.number(key) ?? .nan)
        #expect(abs(difference) < tolerance, "\(key)")
      }
    }
  }
}
