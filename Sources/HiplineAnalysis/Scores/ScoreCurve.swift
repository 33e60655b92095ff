/// What a repetition scores as one number of it gets worse and all else is as it should be.
///
/// No curve may fall off a cliff, and none may rise again: tests walk along all of them, and `HiplineTools scores` draws them.
package struct ScoreCurve: Sendable {
  /// What changes, in words.
  package let name: String
  /// Of the values.
  package let unit: String
  /// From good to bad, in steps that a person could take.
  package let values: [Double]
  private let change: @Sendable (inout [MetricDefinition: MetricValue], Double) -> Void

  private init(
    _ name: String, unit: String, from good: Double, to bad: Double, steps: Int,
    change: @escaping @Sendable (inout [MetricDefinition: MetricValue], Double) -> Void
  ) {
    self.name = name
    self.unit = unit
    values = (0...steps).map { good + (bad - good) * Double($0) / Double(steps) }
    self.change = change
  }

  /// A repetition with one of the values, and what it scores by a profile.
  package func point(
    _ value: Double, profile: ExerciseProfile, hip: HipLimit?
  ) -> (points: Double, state: RepetitionState?) {
    let repetition = repetition(value)
    let compensation = Compensation(repetition, limits: profile.compensation, hip: hip)
    let score = RepetitionScore(repetition, profile: profile, compensation: compensation)
    let judgement = StateJudgement(repetition, profile: profile, compensation: compensation)
    return (score.overall ?? 0, judgement.state)
  }

  /// The measured numbers of a repetition with one of the values.
  func repetition(_ value: Double) -> MeasuredRepetition {
    var readings = Self.good
    change(&readings, value)
    return MeasuredRepetition(
      index: 1, set: 1,
      repetition: Repetition(range: 0..<100, hold: 40..<60, peak: 50, isComplete: true),
      exercise: 1, values: Array(readings.values))
  }

  /// A repetition as it should be.
  private static let good: [MetricDefinition: MetricValue] = {
    let numbers: [(MetricDefinition, Double)] = [
      (RangeOfMotion.range, 20), (RangeOfMotion.uncertainty, 0.3), (RangeAgainstFirst.ratio, 1),
      (Isolation.pelvis, 1), (Isolation.uncertainty, 0.3), (Isolation.ratio, 0.05),
      (Tempo.lift, 2), (Tempo.hold, 2), (Tempo.lower, 2), (Tempo.duration, 6),
      (HoldDrift.drift, 0), (LettingGo.fall, 0.05), (Smoothness.weightedLift, -1.45),
      (Smoothness.weightedLower, -1.45),
    ]
    var readings = Dictionary(uniqueKeysWithValues: numbers.map { ($0, $0.value($1)) })
    readings[HoldTremor.detected] = HoldTremor.detected.value(false)
    return readings
  }()

  package static let all: [ScoreCurve] =
    [3.0, 20, 60].map { range in
      ScoreCurve(
        "pelvis, as a share of a range of \(Int(range))°", unit: "", from: 0, to: 0.6, steps: 120
      ) { readings, share in
        readings[RangeOfMotion.range] = RangeOfMotion.range.value(range)
        readings[Isolation.pelvis] = Isolation.pelvis.value(share * range)
        readings[Isolation.ratio] = Isolation.ratio.value(share)
      }
    } + [
      ScoreCurve("range grows, over the own", unit: "", from: 1, to: 2.2, steps: 60) {
        $0[RangeAgainstFirst.ratio] = RangeAgainstFirst.ratio.value($1)
      },
      ScoreCurve("range shrinks, over the own", unit: "", from: 1, to: 0, steps: 60) {
        $0[RangeAgainstFirst.ratio] = RangeAgainstFirst.ratio.value($1)
      },
      ScoreCurve("tempo, the whole repetition", unit: "s", from: 8, to: 0.5, steps: 60) {
        readings, seconds in
        for phase in [Tempo.lift, Tempo.hold, Tempo.lower] {
          readings[phase] = phase.value(seconds / 3)
        }
        readings[Tempo.duration] = Tempo.duration.value(seconds)
      },
      ScoreCurve("up, or down", unit: "s", from: 3, to: 0.1, steps: 60) { readings, seconds in
        readings[Tempo.lift] = Tempo.lift.value(seconds)
        readings[Tempo.duration] = Tempo.duration.value(4 + seconds)
      },
      ScoreCurve("hold", unit: "s", from: 3, to: 0, steps: 60) { readings, seconds in
        readings[Tempo.hold] = Tempo.hold.value(seconds)
        readings[Tempo.duration] = Tempo.duration.value(4 + seconds)
      },
      ScoreCurve("sag in the hold", unit: "°/s", from: 0, to: -9, steps: 60) {
        $0[HoldDrift.drift] = HoldDrift.drift.value($1)
      },
      ScoreCurve("letting go, over free fall", unit: "", from: 0, to: 1.2, steps: 60) {
        $0[LettingGo.fall] = LettingGo.fall.value($1)
      },
      ScoreCurve("steps on the way up", unit: "", from: -1.4, to: -4, steps: 60) {
        $0[Smoothness.weightedLift] = Smoothness.weightedLift.value($1)
      },
      ScoreCurve("opening without a sensor on the pelvis", unit: "°", from: 40, to: 100, steps: 60)
      { readings, range in
        readings[RangeOfMotion.range] = RangeOfMotion.range.value(range)
        for metric in [Isolation.pelvis, Isolation.uncertainty, Isolation.ratio] {
          readings[metric] = metric.unavailable("no sensor on the pelvis")
        }
      },
      ScoreCurve("tremor", unit: "m/s²", from: 0, to: 3, steps: 60) { readings, size in
        readings[HoldTremor.detected] = HoldTremor.detected.value(size > 0)
        readings[HoldTremor.acceleration] = HoldTremor.acceleration.value(size)
      },
    ]
}
