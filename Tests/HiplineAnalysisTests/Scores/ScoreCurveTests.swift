import Testing

@testable import HiplineAnalysis

/// Score against one number at a time, all else as it should be: no cliff, and never better for worse.
struct ScoreCurveTests {
  private static let profiles = Exercise.all.map(\.profile).filter { profile in
    profile.components.contains { $0.metric == Isolation.ratio }
  }

  private func points(
    _ curve: ScoreCurve, _ profile: ExerciseProfile
  ) -> [(points: Double, state: RepetitionState?)] {
    curve.values.map { curve.point($0, profile: profile, hip: Exercise.clamshell.hipLimit) }
  }

  @Test(arguments: ScoreCurve.all.indices)
  func `no step costs more than five points, and none gives any back`(number: Int) throws {
    let curve = ScoreCurve.all[number]
    for profile in Self.profiles {
      let points = points(curve, profile)
      #expect(try #require(points.first?.points) > 100 - 1e-9)
      for (better, worse) in zip(points, points.dropFirst()) {
        #expect(worse.points <= better.points + 1e-9, "\(curve.name)")
        #expect(better.points - worse.points <= 5, "\(curve.name)")
      }
      for step in points where step.state == .compensating { #expect(step.points <= 50) }
      let isTremor = curve.name == "tremor"
      #expect(((points.last?.points ?? 100) < 97) == !isTremor, "\(curve.name)")
    }
  }

  @Test func `there is a curve for each number that is judged`() {
    let judged = Set(Exercise.clamshell.profile.components.map(\.metric))
    let moved = ScoreCurve.all.reduce(into: Set<MetricDefinition>()) { moved, curve in
      let ends = [curve.values.first, curve.values.last].compactMap { $0 }.map(curve.repetition)
      for metric in judged where ends[0].number(metric) != ends[1].number(metric) {
        moved.insert(metric)
      }
    }
    // Up and down are judged alike, and have one curve.
    #expect(judged.subtracting(moved).isSubset(of: [Smoothness.weightedLower]))
  }

  @Test func `shaking changes no score`() throws {
    let tremor = try #require(ScoreCurve.all.first { $0.name == "tremor" })
    let points = points(tremor, Exercise.clamshell.profile)
    #expect(points.allSatisfy { $0.points > 100 - 1e-9 })
    #expect(points.first?.state == .controlled && points.last?.state == .shaking)
  }

  private func score(_ numbers: [MetricDefinition: Double?]) -> Double? {
    let good: [MetricDefinition: Double?] = [
      RangeOfMotion.range: 20, RangeOfMotion.uncertainty: 0.3, RangeAgainstFirst.ratio: 1,
      Isolation.pelvis: 1, Isolation.uncertainty: 0.3, Isolation.ratio: 0.05, Tempo.lift: 2,
      Tempo.hold: 2, Tempo.lower: 2, Tempo.duration: 6, HoldDrift.drift: 0,
    ]
    let repetition = measured(1, good.merging(numbers) { $1 })
    let profile = Exercise.clamshell.profile
    let compensation = Compensation(
      repetition, limits: profile.compensation, hip: Exercise.clamshell.hipLimit)
    return RepetitionScore(repetition, profile: profile, compensation: compensation).overall
  }

  @Test func `a kick with a drop is no better than a slow lift whose pelvis rolls`() throws {
    for seconds in [0.2, 0.3, 0.4] {
      let kick = try #require(
        score([
          Tempo.lift: seconds, Tempo.lower: seconds, Tempo.hold: 0, Tempo.duration: 2 * seconds,
        ]))
      for share in [0.25, 0.3, 0.5, 0.7] {
        let roll = try #require(score([Isolation.pelvis: share * 20, Isolation.ratio: share]))
        #expect(kick <= roll)
      }
    }
  }

  @Test func `below a cap the worse of two repetitions has less`() throws {
    let quick: [MetricDefinition: Double?] = [
      Tempo.lift: 0.95, Tempo.lower: 0.95, Tempo.duration: 4.9,
    ]
    let held = try #require(score(quick))
    for worse: [MetricDefinition: Double?] in [
      [Tempo.hold: 0, Tempo.duration: 1.9], [RangeAgainstFirst.ratio: 0.5], [HoldDrift.drift: -3],
      [Isolation.pelvis: 4, Isolation.ratio: 0.2],
    ] {
      let both = try #require(score(quick.merging(worse) { $1 }))
      let alone = try #require(score(worse))
      #expect(both < held - 2 && both < alone - 2)
    }
  }

  @Test func `one fault alone has the points it had of its own cap`() throws {
    // 0.95 s is 0.55 s below 1.5 s, of 0.9 s · √1.5 that take half.
    let quick = try #require(score([Tempo.lift: 0.95]))
    #expect(abs(quick - (100 - 50 * 0.55 / (0.9 * 1.5.squareRoot()))) < 1e-9)
  }
}
