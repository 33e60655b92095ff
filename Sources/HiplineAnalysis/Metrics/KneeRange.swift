/// How far the knee turns: the shank against the thigh.
///
/// In a straight leg next to nothing. Needs a sensor with a gyroscope on each of the two.
public enum KneeRange: Metric {
  static let range = JointRange(.knee)

  public static var definitions: [MetricDefinition] { range.definitions }

  public static func measure(_ context: RepetitionContext) -> [MetricValue] {
    range.measure(context)
  }
}
