/// What is true of one set.
package struct SetTruth: Sendable, Hashable, Codable {
  /// The number of the set, from 1.
  var index: Int
  /// The start of its first repetition, in seconds from the first sample.
  var startSeconds: Double
  /// The end of its last repetition, in seconds from the first sample.
  var endSeconds: Double
  package var repetitions: Int

  private enum CodingKeys: String, CodingKey {
    case index
    case startSeconds = "start_s"
    case endSeconds = "end_s"
    case repetitions
  }
}
