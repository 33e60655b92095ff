import HiplineAnalysis
import HiplineSimulation
import Testing

/// A leg that shakes more does nothing else.
struct TremorTests {
  private static let levels = [0.03, 0.06, 0.12]

  private static func repetitions(
    tremorDegrees: Double?, rateHertz: Double = 100
  ) -> [RepetitionResult] {
    var parameters = Sessions.shortParameters
    parameters.tremor?.factorPerRepetitionAfterPeak = 1
    parameters.tremor?.peakDegreesRMS = tremorDegrees ?? 0
    if tremorDegrees == nil { parameters.tremor = nil }
    for index in parameters.sensors.indices {
      parameters.sensors[index].model.sampling = SamplingModel(nominalRateHertz: rateHertz)
    }
    return AnalysedSession(parameters).result.repetitions
  }

  @Test func `tremor adds to nothing but tremor`() {
    let plain = Self.repetitions(tremorDegrees: nil)
    let shaking = Self.levels.map { Self.repetitions(tremorDegrees: $0) }
    for repetitions in shaking {
      #expect(repetitions.count == plain.count && plain.count == 4)
      for (a, b) in zip(repetitions, plain) {
        for (key, tolerance) in [
          (RangeOfMotion.range, 0.1), (HipRange.range, 0.1), (Isolation.pelvis, 0.05),
          (Tempo.lift, 0.1),
          (Tempo.hold, 0.15), (Tempo.lower, 0.1),
        ] {
          let difference = (a.number(key) ?? .nan) - (b.number(key) ?? .nan)
          #expect(abs(difference) < tolerance, "\(key)")
        }
      }
    }
    for (less, more) in zip(shaking, shaking.dropFirst()) {
      for (a, b) in zip(less, more) {
        let ratio = (b.number(HoldTremor.angle) ?? .nan) / (a.number(HoldTremor.angle) ?? .nan)
        #expect(abs(ratio - 2) < 0.2)
      }
    }
  }

  @Test func `sampling more or less often leaves the tremor what it is`() {
    let results = [50.0, 100, 200].map {
      Self.repetitions(tremorDegrees: 0.12, rateHertz: $0)
    }
    for other in [results[0], results[2]] {
      #expect(other.count == 4 && results[1].count == 4)
      for (a, b) in zip(other, results[1]) {
        let sizes = (a.number(HoldTremor.angle) ?? .nan, b.number(HoldTremor.angle) ?? .nan)
        #expect(abs(sizes.0 / sizes.1 - 1) < 0.05)
        let hertz = (
          a.number(HoldTremor.frequency) ?? .nan, b.number(HoldTremor.frequency) ?? .nan
        )
        #expect(abs(hertz.0 - hertz.1) < 0.2)
        #expect(abs((a.number(HipRange.range) ?? .nan) - (b.number(HipRange.range) ?? .nan)) < 0.2)
      }
    }
  }
}
