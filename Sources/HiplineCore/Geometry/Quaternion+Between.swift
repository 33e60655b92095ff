extension Quaternion {
  /// The rotation by the smallest angle that takes one direction to another.
  ///
  /// Opposite directions are half a turn apart about an axis that is any, but always the same.
  ///
  /// - Parameters:
  ///   - start: A unit vector.
  ///   - end: A unit vector in the same frame.
  package init(from start: Vector3, to end: Vector3) {
    let middle = start + end
    if middle.norm > 1e-8, let half = middle.normalized {
      let axis = start.cross(half)
      self = Quaternion(start.dot(half), axis.x, axis.y, axis.z).normalized
    } else {
      self.init(axis: start.anyPerpendicular, angleRadians: .pi)
    }
  }
}
