/// What a segment's motion holds: sets of repetitions, and what moved but is none.
struct RepetitionSearch: Sendable {
  /// Sets with at least one complete repetition, in order of time.
  var sets: [ExerciseSet] = []
  /// Whether the segment turned by more than a fidget (``PostureChange/smallestChangeDegrees``).
  var hasMoved = false
  /// What was looked at and is no exercise, in order of time.
  var others: [OtherMovement] = []
}

/// A stretch in which the segment moved, but did no exercise.
struct OtherMovement: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// To and fro, small and without a rest; cycles of so many degrees and seconds.
    case breathing(degrees: Double, seconds: Double)
    /// As a leg that walks.
    case walking
    /// About any axis, and never alike: somebody handles the sensor, scratches, or looks for a position.
    case handling
  }

  var kind: Kind
  /// In samples of the recording.
  var range: Range<Int>
}
