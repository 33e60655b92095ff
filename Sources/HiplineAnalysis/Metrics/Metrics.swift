/// Every metric there is; adding one is a file in this folder and a line here.
public enum Metrics {
  static let all: [any Metric.Type] = [
    Tempo.self,
    RangeOfMotion.self,
    PeakVelocity.self,
    Isolation.self,
    OtherLeg.self,
    PelvisReturn.self,
    OffAxisMotion.self,
    PlaneOfLift.self,
    RestReturn.self,
    HoldDrift.self,
    HoldSag.self,
    HoldSway.self,
    Smoothness.self,
    SubMovements.self,
    VelocityPlateau.self,
    LettingGo.self,
    HoldTremor.self,
    MotionTremor.self,
    HipRange.self,
    KneeRange.self,
  ]

  /// Those which need the other repetitions of the session.
  static let relative: [any RelativeMetric.Type] = [
    RangeAgainstFirst.self,
    TremorAgainstFirst.self,
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
