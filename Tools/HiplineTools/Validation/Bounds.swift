/// What the results of a stratum have to keep to; nil where nothing is promised.
struct Bounds: Sendable {
  var f1: Double?
  /// The 95th percentile of the errors of start and end, in seconds.
  var boundarySeconds: Double?
  /// The 95th percentile of the range's errors, in degrees; of ranges below 5° in ``tinyRangeDegrees``.
  var rangeDegrees: Double?
  var tinyRangeDegrees: Double?
  /// The least share of ranges within two stated standard uncertainties of the truth.
  var covered: Double?
  var pelvisDegrees: Double?
  /// The 95th percentile of the errors of the thigh's range against the pelvis.
  var hipDegrees: Double?
  var tremorHertz: Double?
  /// As a share of the true one.
  var tremorRMS: Double?
  /// The largest share of repetitions without a tremor in which one is reported.
  var falseTremor: Double?
  /// The least share of sessions with the stop repetition, and the shaky-max repetition, within one.
  var verdicts: Double?
}
