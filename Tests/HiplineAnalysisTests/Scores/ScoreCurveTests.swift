import RealModule
import Testing

@testable import HiplineAnalysis

/// Score against one number at a time, all else as it should be: no cliff, and never better for worse.
struct ScoreCurveTests {
  /// One number on its way from good to bad.
  struct Walk: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let values: [Double]
    let set: @Sendable (inout [MetricDefinition: Double?], Double) -> Void
  }

  private static let good: [MetricDefinition: Double?] = [
    RangeOfMotion.range: 20, RangeOfMotion.uncertainty: 0.3, RangeAgainstFirst.ratio: 1,
    Isolation.pelvis: 1, Isolation.uncertainty: 0.3, Isolation.ratio: 0.05, Tempo.lift: 2,
    Tempo.hold: 2, Tempo.lower: 2, Tempo.duration: 6, HoldDrift.drift: 0,
  ]

  static let walks: [Walk] =
    [3.0, 8, 20, 60].map { range in
      Walk(
        testDescription: "pelvis of \(range)°",
        values: Array(stride(from: 0, through: 0.8, by: 0.005))
      ) { values, share in
        values[RangeOfMotion.range] = range
        values[Isolation.pelvis] = share * range
        values[Isolation.ratio] = share
      }
    } + [
      Walk(testDescription: "larger range", values: Array(stride(from: 1, through: 3, by: 0.02))) {
        $0[RangeAgainstFirst.ratio] = $1
      },
      Walk(testDescription: "smaller range", values: Array(stride(from: 1, to: 0, by: -0.02))) {
        $0[RangeAgainstFirst.ratio] = $1
      },
      Walk(testDescription: "tempo", values: Array(stride(from: 8, to: 0.3, by: -0.1))) {
        values, seconds in
        for phase in [Tempo.lift, Tempo.hold, Tempo.lower] { values[phase] = seconds / 3 }
        values[Tempo.duration] = seconds
      },
      Walk(testDescription: "lift", values: Array(stride(from: 3, to: 0.1, by: -0.05))) {
        values, seconds in
        values[Tempo.lift] = seconds
        values[Tempo.duration] = 4 + seconds
      },
      Walk(testDescription: "hold", values: Array(stride(from: 4, through: 0, by: -0.1))) {
        values, seconds in
        values[Tempo.hold] = seconds
        values[Tempo.duration] = 4 + seconds
      },
      Walk(testDescription: "sag", values: Array(stride(from: 0, through: -10, by: -0.2))) {
        $0[HoldDrift.drift] = $1
      },
      Walk(testDescription: "opening", values: Array(stride(from: 40, through: 100, by: 0.5))) {
        values, range in
        values[RangeOfMotion.range] = range
        for metric in [Isolation.pelvis, Isolation.uncertainty, Isolation.ratio] {
          values[metric] = .some(nil)
        }
      },
    ]

  private func judged(
    _ walk: Walk, _ value: Double, tremor: Double? = nil
  ) throws -> (points: Double, state: RepetitionState?) {
    var values = Self.good
    walk.set(&values, value)
    values[HoldTremor.acceleration] = tremor
    var repetition = measured(1, values)
    repetition.values.append(HoldTremor.detected.value(tremor != nil))
    let profile = Exercise.clamshell.profile
    let compensation = Compensation(
      repetition, limits: profile.compensation, hip: Exercise.clamshell.hipLimit)
    let score = RepetitionScore(repetition, profile: profile, compensation: compensation)
    let judgement = StateJudgement(repetition, profile: profile, compensation: compensation)
    return (try #require(score.overall), judgement.state)
  }

  @Test(arguments: walks)
  func `no step costs more than five points, and none gives any back`(walk: Walk) throws {
    let judged = try walk.values.map { try self.judged(walk, $0) }
    #expect(judged.first?.points == 100)
    for (better, worse) in zip(judged, judged.dropFirst()) {
      #expect(worse.points <= better.points + 1e-9)
      #expect(better.points - worse.points <= 5)
    }
    for step in judged where step.state == .compensating { #expect(step.points <= 50) }
    #expect((judged.last?.points ?? 100) < 97)
  }

  @Test func `shaking changes no score`() throws {
    for walk in Self.walks {
      for value in walk.values {
        let still = try judged(walk, value).points
        #expect(try judged(walk, value, tremor: 0.02).points == still)
        #expect(try judged(walk, value, tremor: 2).points == still)
      }
    }
  }

  @Test func `a kick with a drop is no better than a slow lift whose pelvis rolls`() throws {
    let kick = Walk(testDescription: "kick", values: []) { values, seconds in
      for phase in [Tempo.lift, Tempo.lower] { values[phase] = seconds }
      values[Tempo.hold] = 0
      values[Tempo.duration] = 2 * seconds
    }
    let roll = Walk(testDescription: "roll", values: []) { values, share in
      values[Isolation.pelvis] = share * 20
      values[Isolation.ratio] = share
    }
    for seconds in [0.2, 0.3, 0.4] {
      for share in [0.25, 0.3, 0.5, 0.7] {
        #expect(try judged(kick, seconds).points <= judged(roll, share).points)
      }
    }
  }
}
