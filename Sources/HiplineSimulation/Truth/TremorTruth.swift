/// What is true of the trembling in one hold, as it was carried out.
public struct TremorTruth: Sendable, Hashable, Codable {
  /// The mean momentary frequency, weighted by the squared amplitude.
  public var frequencyHertz: Double
  /// The root mean square of the hinge angle's trembling, in degrees.
  public var rmsDegrees: Double
  /// The root mean square of its angular rate, in °/s.
  public var rmsDegreesPerSecond: Double

  private enum CodingKeys: String, CodingKey {
    case frequencyHertz = "frequency_hz"
    case rmsDegrees = "rms_deg"
    case rmsDegreesPerSecond = "rms_deg_s"
  }
}
