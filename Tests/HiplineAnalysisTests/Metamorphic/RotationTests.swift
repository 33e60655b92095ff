import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

/// How a sensor is strapped on changes nothing.
struct RotationTests {
  /// Rounding, carried on by filters and through a division by small numbers.
  private static let rounding = 1e-6

  static let rotations: [Quaternion] = {
    var generator = HiplineTestSupport.SplitMix64(seed: 91)
    return (0..<3).map { _ in
      let part = generator.uniform(count: 4)
      return Quaternion(part[0], part[1], part[2], part[3]).normalized
    }
  }()

  @Test(arguments: [Sessions.short, Sessions.accelerometerOnly], rotations)
  func `turning every sensor changes no result`(
    analysed: AnalysedSession, rotation: Quaternion
  ) throws {
    let turned = try Analyzer().analyze(
      analysed.session.input(analysed.session.recordings.map { $0.mapping(rotation.rotate) }))
    let plain = analysed.result
    #expect(turned.repetitions.count == plain.repetitions.count)
    for (a, b) in zip(turned.repetitions, plain.repetitions) {
      #expect(a.startSeconds == b.startSeconds && a.endSeconds == b.endSeconds)
      #expect(a.topStartSeconds == b.topStartSeconds && a.topEndSeconds == b.topEndSeconds)
      #expect(a.isComplete == b.isComplete && a.state == b.state)
      #expect(a.cues.map(\.code) == b.cues.map(\.code))
      #expect(Approximate.error(a.score?.overall, b.score?.overall) < Self.rounding)
      for (x, y) in zip(a.values, b.values) {
        switch (x.reading, y.reading) {
        case (.number(let p), .number(let q)):
          // The reading step, a part of the uncertainty, is that of an axis.
          let tolerance =
            switch x.definition {
            case RangeOfMotion.uncertainty: 0.05
            // A degree of an axis is a difference, not a derivative.
            case HipRange.uncertainty: 1e-4
            default: Self.rounding
            }
          #expect(abs(p - q) < tolerance * max(1, abs(q)), "\(x.definition.key)")
        default: #expect(x == y)
        }
      }
    }
  }
}
