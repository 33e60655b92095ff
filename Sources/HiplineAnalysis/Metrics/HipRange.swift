/// How far the hip turns: the thigh against the pelvis.
///
/// What the pelvis adds to the thigh's range is not in it. Needs a sensor with a gyroscope on the thigh and one on the
/// pelvis or the lumbar spine.
package enum HipRange: Metric {
  static let joint = JointRange(.hip)
  package static let range = joint.range
  package static let uncertainty = joint.uncertainty
  static let inclination = joint.inclination

  static let definitions = [range, uncertainty, inclination]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    joint.measure(context)
  }
}
