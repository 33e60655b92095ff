/// The plane that an exercise moves the leg in.
package enum MovementPlane: Sendable, Hashable {
  /// Upright, along the body: a turn about the vertical leaves it.
  case vertical
  /// One that leans as the person lies and bends the knees, so that gravity does not show what leaves it.
  case leaning
}
