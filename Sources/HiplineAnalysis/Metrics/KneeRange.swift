/// How far the knee turns: the shank against the thigh.
///
/// In a straight leg next to nothing. Needs a sensor with a gyroscope on each of the two.
package enum KneeRange: Metric {
  static let joint = JointRange(.knee)
  package static let range = joint.range
  static let uncertainty = joint.uncertainty
  static let inclination = joint.inclination

  static let definitions = [range, uncertainty, inclination]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    joint.measure(context)
  }
}
