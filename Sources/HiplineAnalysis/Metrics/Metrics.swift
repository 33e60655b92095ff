/// Every metric there is; adding one is a file in this folder and a line here.
public enum Metrics {
  static let all = [
    ListedMetric(Tempo.self),
    ListedMetric(RangeOfMotion.self),
    ListedMetric(PeakVelocity.self),
    ListedMetric(Isolation.self),
    ListedMetric(OtherLeg.self),
    ListedMetric(PelvisReturn.self),
    ListedMetric(OffAxisMotion.self),
    ListedMetric(PlaneOfLift.self),
    ListedMetric(RestReturn.self),
    ListedMetric(HoldDrift.self),
    ListedMetric(HoldSag.self),
    ListedMetric(HoldSway.self),
    ListedMetric(Smoothness.self),
    ListedMetric(SubMovements.self),
    ListedMetric(VelocityPlateau.self),
    ListedMetric(LettingGo.self),
    ListedMetric(HoldTremor.self),
    ListedMetric(MotionTremor.self),
    ListedMetric(HipRange.self),
    ListedMetric(KneeRange.self),
  ]

  /// Those which need the other repetitions of the session.
  static let relative = [
    ListedRelativeMetric(RangeAgainstFirst.self),
    ListedRelativeMetric(TremorAgainstFirst.self),
  ]

  /// All definitions in the order in which they stand in data.
  public static let definitions =
    all.flatMap { $0.definitions } + relative.flatMap { $0.definitions }
    + ControlGrade.definitions

  /// All definitions in the order in which people are shown them.
  static let ranked = [MetricDefinition.Rank.first, .usual, .last].flatMap { rank in
    definitions.filter { $0.rank == rank }
  }

  /// The number with a key, or nil: what a profile names in a text.
  package static func number(named key: String) -> MetricDefinition? {
    definitions.first { $0.key == key && $0.kind == .number }
  }
}
