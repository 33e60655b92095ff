/// Whether samples were stamped when they were taken, as their steps show.
package enum EvenStamps {
  /// A step is the mean one within this share of it. Chosen, not derived: jitter is less; two samples in one step, or none, are more.
  package static let jitterShare = 0.5
  /// Stamps are even if this share of the steps is the mean one. Chosen, not derived: most of them.
  private static let usualShare = 0.5

  /// - Parameters:
  ///   - stamps: In the order of rows.
  ///   - mean: The mean step, in the unit of the stamps.
  /// - Returns: Whether most steps are the mean one; also where there are too few to tell.
  package static func hold(_ stamps: [Double], meanStep mean: Double) -> Bool {
    guard stamps.count > 2 else { return true }
    let even = zip(stamps.dropFirst(), stamps).count { abs(($0 - $1) / mean - 1) < jitterShare }
    return Double(even) > usualShare * Double(stamps.count - 1)
  }
}
