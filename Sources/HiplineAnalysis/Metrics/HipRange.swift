/// How far the hip turns: the thigh against the pelvis.
///
/// What the pelvis adds to the thigh's range is not in it. Needs a sensor with a gyroscope on the thigh and one on the
/// pelvis or the lumbar spine.
public enum HipRange: Metric {
  static let joint = JointRange(.hip)
  public static let range = joint.range
  public static let uncertainty = joint.uncertainty
  public static let inclination = joint.inclination

  public static let definitions = [range, uncertainty, inclination]

  public static func measure(_ context: RepetitionContext) -> [MetricValue] {
    joint.measure(context)
  }
}
