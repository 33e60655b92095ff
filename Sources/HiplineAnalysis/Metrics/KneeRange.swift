/// How far the knee turns: the shank against the thigh.
///
/// In a straight leg next to nothing. Needs a sensor with a gyroscope on each of the two.
public enum KneeRange: Metric {
  static let joint = JointRange(.knee)
  public static let range = joint.range
  public static let uncertainty = joint.uncertainty
  public static let inclination = joint.inclination

  public static let definitions = [range, uncertainty, inclination]

  public static func measure(_ context: RepetitionContext) -> [MetricValue] {
    joint.measure(context)
  }
}
