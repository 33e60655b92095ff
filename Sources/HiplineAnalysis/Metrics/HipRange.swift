/// How far the hip turns: the thigh against the pelvis.
///
/// What the pelvis adds to the thigh's range is not in it. Needs a sensor with a gyroscope on the thigh and one on the
/// pelvis or the lumbar spine.
public enum HipRange: Metric {
  static let range = JointRange(.hip)

  public static var definitions: [MetricDefinition] { range.definitions }

  public static func measure(_ context: RepetitionContext) -> [MetricValue] {
    range.measure(context)
  }
}
