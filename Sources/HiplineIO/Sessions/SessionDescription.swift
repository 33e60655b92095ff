package import HiplineCore

/// What a `session.yaml` says about the recordings beside it.
///
///     id: s01-clamshell-right
///     exercise: clamshell
///     side: right
///     exclude: [0-12.5, 300-]
///     sensors:
///       - file: thigh.csv
///         placement: thigh
///
/// Everything may be left out but `sensors` and each sensor's `file`. What stands under `annotations`, as in
/// `annotations: { group: control, age: 44 }`, is carried to all tables.
package struct SessionDescription: Sendable, Hashable {
  /// The session's own name, else that of its folder.
  package var id: String
  package var subject: String?
  package var exercise: String?
  package var side: Side?
  /// As written, in ISO 8601.
  package var startedAt: String?
  /// The name or path of an exercise profile.
  package var profile: String?
  /// Stretches in which nobody exercised, in seconds from the start of the recording; infinite where an end is open.
  package var excludedSeconds: [Range<Double>]
  /// What a study notes of the session.
  package var study: [StudyValue] = []
  /// At least one.
  package var sensors: [SensorFile]

  package init(
    id: String, subject: String? = nil, exercise: String? = nil, side: Side? = nil,
    startedAt: String? = nil, profile: String? = nil, excludedSeconds: [Range<Double>] = [],
    sensors: [SensorFile]
  ) {
    self.id = id
    self.subject = subject
    self.exercise = exercise
    self.side = side
    self.startedAt = startedAt
    self.profile = profile
    self.excludedSeconds = excludedSeconds
    self.sensors = sensors
  }
}
