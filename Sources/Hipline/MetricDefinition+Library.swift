public import HiplineAnalysis

/// The metrics that are asked for most, by name; a result's repetitions hold all.
extension MetricDefinition {
  /// The time of the lift, in seconds.
  public static var lift: MetricDefinition { Tempo.lift }
  /// The time at the top, in seconds.
  public static var hold: MetricDefinition { Tempo.hold }
  /// The time of the lowering, in seconds.
  public static var lower: MetricDefinition { Tempo.lower }
  /// The time of the whole repetition, in seconds.
  public static var duration: MetricDefinition { Tempo.duration }
  /// The range of the segment's angle about its hinge, in degrees.
  public static var range: MetricDefinition { RangeOfMotion.range }
  /// The standard uncertainty of the range, in degrees.
  public static var rangeUncertainty: MetricDefinition { RangeOfMotion.uncertainty }
  /// The range of the hip's angle, between sensors on either side of it, in degrees.
  public static var hipRange: MetricDefinition { HipRange.range }
  /// The range of the knee's angle, between sensors on either side of it, in degrees.
  public static var kneeRange: MetricDefinition { KneeRange.range }
  /// The largest speed about the hinge, in °/s.
  public static var peakVelocity: MetricDefinition { PeakVelocity.peak }
  /// The largest turn of the pelvis, in degrees.
  public static var pelvisRange: MetricDefinition { Isolation.pelvis }
  /// The pelvis' turn as a share of the range.
  public static var isolationRatio: MetricDefinition { Isolation.ratio }
  /// Whether the leg shakes in the hold: a flag.
  public static var tremorDetected: MetricDefinition { HoldTremor.detected }
  /// The frequency of the shaking, in Hz.
  public static var tremorFrequency: MetricDefinition { HoldTremor.frequency }
  /// The RMS of the shaking's angular rate, in °/s.
  public static var tremorRate: MetricDefinition { HoldTremor.rate }
  /// The RMS of the shaking's acceleration at the sensor, in m/s².
  public static var tremorAcceleration: MetricDefinition { HoldTremor.acceleration }
}
