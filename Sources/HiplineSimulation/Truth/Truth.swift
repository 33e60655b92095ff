public import HiplineCore

/// What is true of a simulated session, in the words of a report.
///
/// It encodes to the JSON that stands beside simulated recordings as `truth.json`: the names and
/// units are those of a report, and what does not apply is null.
public struct Truth: Sendable, Hashable, Codable {
  /// The name and version of the encoded form.
  static let currentSchema = "hipline.truth/1"

  /// The name and version of the encoded form.
  public var schema = Self.currentSchema
  /// The session's name.
  public var name: String
  /// What the person did.
  public var exercise: SimulatedExercise
  /// The side of the leg that lifted.
  public var side: Side
  /// Of everything that chance decided.
  public var seed: UInt64
  /// From the first to the last sample, in seconds.
  public var durationSeconds: Double

  /// The hinge axis in earth coordinates (z up, heading arbitrary); positive rotation lifts.
  public var hingeAxis: [Double]
  /// How far the hinge axis points out of the horizontal, in degrees.
  public var hingeInclinationDegrees: Double
  /// The angle of the thigh above the horizontal between repetitions, in degrees.
  public var restAngleDegrees: Double
  /// The start and the end of the time in the position of the exercise, in seconds.
  public var inPositionSeconds: [Double]

  package var sensors: [SensorTruth]
  package var sets: [SetTruth]
  /// The repetitions of all sets in their order.
  public var repetitions: [RepetitionTruth]

  /// The shaking repetition that trembles most; nil without a shaking one.
  public var shakyMaxRepetition: Int?
  /// The first of two consecutive compensating repetitions of a set; nil without.
  public var stopRepetition: Int?

  private enum CodingKeys: String, CodingKey {
    case schema
    case name
    case exercise
    case side
    case seed
    case durationSeconds = "duration_s"
    case hingeAxis = "hinge_axis_xyz"
    case hingeInclinationDegrees = "hinge_inclination_deg"
    case restAngleDegrees = "rest_angle_deg"
    case inPositionSeconds = "in_position_s"
    case sensors
    case sets
    case repetitions
    case shakyMaxRepetition = "shaky_max_repetition"
    case stopRepetition = "stop_repetition"
  }

  /// Writes every key, with null for what does not apply.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(name, forKey: .name)
    try container.encode(exercise, forKey: .exercise)
    try container.encode(side, forKey: .side)
    try container.encode(seed, forKey: .seed)
    try container.encode(durationSeconds, forKey: .durationSeconds)
    try container.encode(hingeAxis, forKey: .hingeAxis)
    try container.encode(hingeInclinationDegrees, forKey: .hingeInclinationDegrees)
    try container.encode(restAngleDegrees, forKey: .restAngleDegrees)
    try container.encode(inPositionSeconds, forKey: .inPositionSeconds)
    try container.encode(sensors, forKey: .sensors)
    try container.encode(sets, forKey: .sets)
    try container.encode(repetitions, forKey: .repetitions)
    try container.encode(shakyMaxRepetition, forKey: .shakyMaxRepetition)
    try container.encode(stopRepetition, forKey: .stopRepetition)
  }
}
