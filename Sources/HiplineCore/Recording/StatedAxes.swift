/// How a sensor is strapped on, as somebody stated it: which of its axes point where on the body segment.
///
/// Directions are the segment's, of a person who stands upright: proximal towards the head, anterior to the front, lateral
/// away from the other leg. They stay with the segment however it lies. Two of them say all, and one says something.
///
/// The words are those of the International Society of Biomechanics: Wu et al. 2002, J Biomech 35:543,
/// <https://doi.org/10.1016/S0021-9290(01)00222-6>.
package struct StatedAxes: Sendable, Hashable {
  /// Towards the head: from knee to hip on a thigh.
  package var proximal: SensorAxis?
  /// Towards the front.
  package var anterior: SensorAxis?
  /// Away from the other leg; for sensors on a leg.
  package var lateral: SensorAxis?
  /// To the person's right; for sensors on the pelvis.
  package var right: SensorAxis?

  package init(
    proximal: SensorAxis? = nil, anterior: SensorAxis? = nil, lateral: SensorAxis? = nil,
    right: SensorAxis? = nil
  ) {
    self.proximal = proximal
    self.anterior = anterior
    self.lateral = lateral
    self.right = right
  }

  /// Whether the stated directions can be those of one sensor: at right angles, and right-handed where there are three.
  ///
  /// A lateral axis makes a right hand on one leg and a left hand on the other, so it always fits one of them.
  package var areConsistent: Bool {
    guard lateral == nil || right == nil else { return false }
    let stated = [proximal, anterior, lateral, right].compactMap { $0?.direction }
    for (index, first) in stated.enumerated() {
      for second in stated.dropFirst(index + 1) where first.dot(second) != 0 { return false }
    }
    guard let proximal, let anterior, let right else { return true }
    return anterior.direction.cross(proximal.direction) == right.direction
  }

  /// The leg that the three stated directions of a leg's sensor belong to; nil where they leave it open.
  package var side: Side? {
    guard let proximal, let anterior, let lateral else { return nil }
    return anterior.direction.cross(proximal.direction) == lateral.direction ? .right : .left
  }

  /// The segment's axes in the sensor, as far as they are known on a leg of that side.
  ///
  /// - Parameter side: nil where it is not known, which a lateral axis needs.
  /// - Precondition: ``areConsistent``.
  package func segmentAxes(side: Side?) -> SegmentAxes {
    precondition(areConsistent, "axes at right angles expected")
    let side = side ?? self.side
    var right = self.right?.direction
    if let lateral, let side { right = side == .right ? lateral.direction : -lateral.direction }
    let (up, front) = (proximal?.direction, anterior?.direction)
    return SegmentAxes(
      anterior: front ?? up.flatMap { up in right.map { up.cross($0) } },
      proximal: up ?? right.flatMap { right in front.map { right.cross($0) } },
      right: right ?? front.flatMap { front in up.map { front.cross($0) } })
  }
}

/// The axes of a body segment as directions in its sensor, of length one; nil where they are not known.
///
/// Anterior, proximal and right are a right-handed frame in this order, as the International Society of Biomechanics has it.
package struct SegmentAxes: Sendable, Hashable {
  package var anterior: Vector3?
  package var proximal: Vector3?
  package var right: Vector3?

  package init(anterior: Vector3? = nil, proximal: Vector3? = nil, right: Vector3? = nil) {
    self.anterior = anterior
    self.proximal = proximal
    self.right = right
  }

  /// A vector of the sensor in the segment's frame, as (anterior, proximal, right); nil where an axis is not known.
  package func inSegment(_ vector: Vector3) -> Vector3? {
    guard let anterior, let proximal, let right else { return nil }
    return Vector3(vector.dot(anterior), vector.dot(proximal), vector.dot(right))
  }
}
