/// What is true of one repetition.
///
///     thigh angle        ________
///                      /          \
///     _______________/              \_____________
///            start  |   |        |   |  end
///               top start      top end
///
/// Times are seconds from the first sample, angles degrees about the hinge axis. Ranges are of the
/// intended movement: breathing is in them, tremor is not.
public struct RepetitionTruth: Sendable, Hashable, Codable {
  /// How well the movement is isolated, and whether the leg shakes.
  public enum State: String, Sendable, Hashable, CaseIterable, Codable {
    /// Isolated, not shaking.
    case controlled
    /// Isolated and shaking.
    case shaking
    /// The pelvis moves along.
    case compensating
  }

  /// The number of the repetition in the session, from 1.
  public var index: Int
  /// The number of its set, from 1.
  public var set: Int
  /// False for a repetition that the end of the recording cuts off.
  public var complete: Bool

  /// The onset of the lift.
  public var startSeconds: Double
  /// The end of the lift.
  public var topStartSeconds: Double
  /// The onset of the lowering.
  public var topEndSeconds: Double
  /// The end of the lowering, or of the recording.
  public var endSeconds: Double
  /// The time of the lift, in seconds.
  public var liftSeconds: Double
  /// The time of the hold, in seconds.
  public var holdSeconds: Double
  /// The time of the lowering, in seconds.
  public var lowerSeconds: Double

  /// The range of the thigh's angle to gravity; what the pelvis adds is in it.
  public var rangeDegrees: Double
  /// The range of the thigh's angle to the pelvis.
  public var hipRangeDegrees: Double
  /// The range of the pelvis' angle to gravity.
  public var pelvisRangeDegrees: Double
  /// The pelvis' range as a fraction of the thigh's.
  public var isolationRatio: Double

  /// The trembling in the hold; nil where there is none or no hold.
  public var tremor: TremorTruth?
  /// What the repetition was, in a word.
  public var state: State

  /// From this isolation ratio on a repetition counts as compensating: 0.25.
  ///
  /// Inferred, between what counts as good (0.15) and as poor (0.33); the presets stay clear of it.
  static let compensatingIsolationRatio = 0.25

  /// From this trembling on, in °/s root mean square in the hold, a repetition is shaking: 1 °/s.
  ///
  /// Inferred: some five times what can just be seen at mid-thigh. It is not held against the first repetitions of its set: one
  /// that begins with a leg already shaking is no calmer for that.
  static let shakingDegreesPerSecond = 1.0

  private enum CodingKeys: String, CodingKey {
    case index
    case set
    case complete
    case startSeconds = "start_s"
    case topStartSeconds = "top_start_s"
    case topEndSeconds = "top_end_s"
    case endSeconds = "end_s"
    case liftSeconds = "lift_s"
    case holdSeconds = "hold_s"
    case lowerSeconds = "lower_s"
    case rangeDegrees = "rom_deg"
    case hipRangeDegrees = "hip_rom_deg"
    case pelvisRangeDegrees = "pelvis_rom_deg"
    case isolationRatio = "isolation_ratio"
    case tremor
    case state
  }

  /// Writes every key, with null for what does not apply.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(index, forKey: .index)
    try container.encode(set, forKey: .set)
    try container.encode(complete, forKey: .complete)
    try container.encode(startSeconds, forKey: .startSeconds)
    try container.encode(topStartSeconds, forKey: .topStartSeconds)
    try container.encode(topEndSeconds, forKey: .topEndSeconds)
    try container.encode(endSeconds, forKey: .endSeconds)
    try container.encode(liftSeconds, forKey: .liftSeconds)
    try container.encode(holdSeconds, forKey: .holdSeconds)
    try container.encode(lowerSeconds, forKey: .lowerSeconds)
    try container.encode(rangeDegrees, forKey: .rangeDegrees)
    try container.encode(hipRangeDegrees, forKey: .hipRangeDegrees)
    try container.encode(pelvisRangeDegrees, forKey: .pelvisRangeDegrees)
    try container.encode(isolationRatio, forKey: .isolationRatio)
    try container.encode(tremor, forKey: .tremor)
    try container.encode(state, forKey: .state)
  }
}
