/// The unit of angles.
enum AngleUnit: Sendable, Hashable {
  case degrees
  case radians
  /// By the values: beyond a full turn they are no radians.
  case unknown
}
