/// One repetition with its chance already decided; times in seconds from the first sample.
package struct PlannedRepetition: Hashable {
  var index: Int
  var set: Int
  var moves: RepetitionMoves
  /// The lift of the thigh against gravity.
  var rangeDegrees: Double
  /// The part of the lift that the pelvis does.
  var rollDegrees: Double
  var tremorDegreesRMS: Double

  package var startSeconds: Double { moves.startSeconds }
  var topStartSeconds: Double { moves.topStartSeconds }
  var topEndSeconds: Double { moves.topEndSeconds }
  package var endSeconds: Double { moves.endSeconds }
}
