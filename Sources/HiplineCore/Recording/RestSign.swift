/// The sign that a recorder gives the upward axis of an accelerometer at rest.
///
/// An accelerometer measures specific force, which at rest points up. Apple's devices and some sensors report its
/// opposite. A ``Recording`` always holds the specific force; this says what the file held.
public enum RestSign: String, Sendable, Hashable, CaseIterable {
  /// +g along the upward axis: the specific force.
  case upPositive = "up-positive"
  /// −g along the upward axis: the file's values were negated.
  case upNegative = "up-negative"
  /// The recorder writes either, and the file does not say which.
  case unknown
}
