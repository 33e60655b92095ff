/// What a profile may hold that a file states: a trainer's own, or the one that a result was judged by.
///
/// Chosen, not derived: far wider than what anybody judges by, and narrow enough to compute and to draw with.
package enum ProfileBounds {
  /// The pelvis' share of the range, from which on it helps. Chosen, not derived: as all of these.
  package static let isolationRatio = 0.01...10.0
  /// The pelvis' turn from which on it helps, in degrees. Chosen, not derived: half a turn at most.
  package static let pelvisDegrees = 0.1...180.0
  /// The acceleration from which on a tremor is seen, in m/s². Chosen, not derived: ten g at most.
  package static let visibleTremorMetresPerSecondSquared = 0.0...100.0
  /// Either end of a target, in the metric's unit. Chosen, not derived: beyond any metric.
  package static let end = -1_000_000.0...1_000_000.0
  /// How far outside of its target a part has half its points, in the metric's unit. Chosen, not derived: beyond any metric.
  package static let tolerance = 0.000_001...1_000_000.0
  /// How much a part counts beside the others. Chosen, not derived: nobody weighs finer or more.
  package static let weight = 0.001...1000.0
}
