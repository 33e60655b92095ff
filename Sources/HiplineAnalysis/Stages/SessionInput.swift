public import HiplineCore

/// What is analysed together: the recordings of one person's session and what is known about it.
public struct SessionInput: Sendable {
  /// The session's name in results.
  public var id: String
  /// Whose session it is, as results shall say; nil for nobody.
  public var subject: String?
  /// When it began, as ISO 8601 text.
  public var startedAt: String?
  /// What a study notes of it.
  package var study: [StudyValue] = []
  /// Who says whose session it is, and when it began.
  package var subjectProvenance = Provenance.stated
  package var startedAtProvenance = Provenance.stated
  /// nil when it is not known which exercise it was.
  public var exercise: Exercise?
  /// The side of the body that moves; nil where it is not known.
  public var side: Side?
  /// What is judged, against what; nil for the exercise's own profile.
  public var profile: ExerciseProfile?
  /// Stretches in which nobody exercised, in seconds from the first sample of the sensor that carries the exercise; they may reach
  /// beyond what was recorded. What is measured elsewhere, and its times, are as without them.
  public var excludedSeconds: [Range<Double>] = []
  /// One for each sensor, their times on one clock or to be aligned by the movement.
  public var recordings: [Recording]

  /// A session of its parts.
  public init(
    id: String, subject: String? = nil, startedAt: String? = nil, exercise: Exercise? = nil,
    side: Side? = nil, profile: ExerciseProfile? = nil, recordings: [Recording]
  ) {
    self.id = id
    self.subject = subject
    self.startedAt = startedAt
    self.exercise = exercise
    self.side = side
    self.profile = profile
    self.recordings = recordings
  }

  /// The recordings, each once: what was measured twice alike to the last digit is one recording.
  var withoutDuplicates: [Recording] {
    var different: [Recording] = []
    for recording in recordings
    where !different.contains(where: {
      $0.accelerometer == recording.accelerometer && $0.gyroscope == recording.gyroscope
    }) {
      different.append(recording)
    }
    return different
  }
}
