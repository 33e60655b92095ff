public import HiplineAnalysis
public import HiplineCore

/// A session before it is read: which files, and what is known of them.
public struct SessionSource: Sendable, Hashable {
  /// The session's name in results and file names; unique in a run.
  public var id: String
  public var subject: String?
  public var startedAt: String?
  public var exercise: Exercise?
  public var side: Side?
  public var sensors: [Sensor]

  public struct Sensor: Sendable, Hashable {
    public var path: String
    public var placement: Placement?
    public var side: Side?

    public init(path: String, placement: Placement? = nil, side: Side? = nil) {
      self.path = path
      self.placement = placement
      self.side = side
    }
  }

  public init(
    id: String, subject: String? = nil, startedAt: String? = nil, exercise: Exercise? = nil,
    side: Side? = nil, sensors: [Sensor]
  ) {
    self.id = id
    self.subject = subject
    self.startedAt = startedAt
    self.exercise = exercise
    self.side = side
    self.sensors = sensors
  }
}
