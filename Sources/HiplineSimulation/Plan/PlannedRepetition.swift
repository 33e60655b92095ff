/// One repetition with its chance already decided; times in seconds from the first sample.
struct PlannedRepetition: Hashable {
  var index: Int
  var set: Int
  var startSeconds: Double
  var topStartSeconds: Double
  var topEndSeconds: Double
  var endSeconds: Double
  /// The lift of the thigh against gravity.
  var rangeDegrees: Double
  /// The part of the lift that the pelvis does.
  var rollDegrees: Double
  var tremorDegreesRMS: Double
}
