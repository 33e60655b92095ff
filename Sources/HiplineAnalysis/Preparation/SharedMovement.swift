package import HiplineCore
import HiplineSignal

/// The time between two recordings of one movement, from the movement itself.
///
/// Two streams of one device show the same turning of gravity; two sensors on one body move at the same times. The lag at
/// which both agree best is the offset of their clocks, if the agreement is no chance and no other lag is nearly as good
/// (``LagEstimate``). A movement that repeats itself like clockwork has no such lag.
package struct SharedMovement: Sendable, Hashable {
  /// The zero of the other recording's time axis on the reference's, in seconds.
  package var offsetSeconds: Double

  /// The standard deviation of ``offsetSeconds``.
  var standardErrorSeconds: Double

  /// How well the movements agree at that offset, from 0 to 1.
  package var correlation: Double

  /// Movements are compared at this rate, in hertz: more than twice the highest frequency of a repetition's, so that nothing is
  /// lost.
  static let rateHertz = 10.0

  /// The recordings are taken to share at least this part of the shorter one. Chosen, not derived: who straps on two sensors for
  /// an exercise starts both for it.
  static let smallestShare = 0.5

  /// And at least this, in seconds: less than a repetition or two cannot be told from chance.
  static let shortestOverlapSeconds = 10.0

  /// The offset between an accelerometer and a gyroscope that are turned together, in one device.
  ///
  /// - Parameter known: What the clocks say, in seconds; nil where they cannot be compared.
  /// - Returns: nil where the two do not agree beyond chance at one offset only, or not clearly better than where the clocks have
  ///   them.
  package init?(
    ofGyroscope gyroscope: TimedSeries, on accelerometer: TimedSeries, against known: Double?
  ) {
    guard let comparison = MovementComparison(ofGyroscope: gyroscope, on: accelerometer) else {
      return nil
    }
    if let known {
      guard case .contradicts(let shared) = comparison.verdict(onOffset: known) else { return nil }
      self = shared
    } else {
      self.init(comparison)
    }
  }

  /// The offset between two sensors on one body, from the times at which both turn.
  ///
  /// - Returns: nil where the two do not agree beyond chance at one offset only.
  package init?(of other: Recording, on reference: Recording) {
    guard let comparison = MovementComparison(of: other, on: reference) else { return nil }
    self.init(comparison)
  }

  /// The largest chance of a wrong offset that is accepted. Chosen, not derived: an offset that is used is said, with its
  /// uncertainty.
  static let level = 0.01

  init?(_ comparison: MovementComparison) {
    let estimate = comparison.estimate
    guard estimate.chanceOfNoAgreement <= Self.level, estimate.chanceOfOtherLag <= Self.level
    else { return nil }
    offsetSeconds = comparison.offsetSeconds
    standardErrorSeconds = comparison.standardErrorSeconds
    correlation = estimate.coefficient
  }
}
