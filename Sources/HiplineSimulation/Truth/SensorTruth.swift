import HiplineCore

/// What is true of one sensor.
package struct SensorTruth: Sendable, Hashable, Codable {
  var placement: Placement
  /// The names of what it measures, as in a report.
  var channels: [String]
  /// The rotation from the sensor's axes to the segment's frame, as [w, x, y, z].
  var mounting: [Double]
  /// The true rate.
  package var sampleRateHertz: Double
  /// The rate that the device claims.
  var nominalRateHertz: Double
  /// The samples recorded.
  var samples: Int
  /// The samples taken but lost.
  var lostSamples: Int

  private enum CodingKeys: String, CodingKey {
    case placement
    case channels
    case mounting = "mounting_wxyz"
    case sampleRateHertz = "sample_rate_hz"
    case nominalRateHertz = "nominal_rate_hz"
    case samples
    case lostSamples = "lost_samples"
  }
}
