import RealModule

extension Angle {
  /// The same direction as an angle in −π … π.
  ///
  /// - Parameter radians: Finite.
  static func wrapped(_ radians: Double) -> Double {
    Double.atan2(y: Double.sin(radians), x: Double.cos(radians))
  }

  /// A series of angles without its jumps of a full turn.
  ///
  /// Every angle is moved by whole turns to within half a turn of the one before; the first stays.
  ///
  /// - Parameter radians: `[samples]`, finite.
  /// - Returns: In radians, `[samples]`, not bounded.
  static func unwrapped(_ radians: [Double]) -> [Double] {
    var turns = 0.0
    var previous: Double?
    return radians.map { angle in
      if let previous { turns -= ((angle - previous) / (2 * .pi)).rounded() }
      previous = angle
      return angle + turns * 2 * .pi
    }
  }
}
