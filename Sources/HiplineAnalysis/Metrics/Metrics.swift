/// Every metric there is; adding one is a file in this folder and a line here.
public enum Metrics {
  public static let all: [any Metric.Type] = [
    Tempo.self,
    RangeOfMotion.self,
    PeakVelocity.self,
    Isolation.self,
    OtherLeg.self,
    OffAxisMotion.self,
    RestReturn.self,
    HoldDrift.self,
    HoldSag.self,
    Smoothness.self,
    SubMovements.self,
    VelocityPlateau.self,
    HoldTremor.self,
    MotionTremor.self,
    HipRange.self,
    KneeRange.self,
  ]

  /// Those which need the other repetitions of the session.
  public static let relative: [any RelativeMetric.Type] = [
    RangeAgainstFirst.self,
    TremorAgainstFirst.self,
  ]

  /// All definitions in the order in which they are rendered.
  public static var definitions: [MetricDefinition] {
    all.flatMap { $0.definitions } + relative.flatMap { $0.definitions }
  }
}
