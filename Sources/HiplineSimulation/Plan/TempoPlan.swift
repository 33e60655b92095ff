/// How long the phases of a repetition last.
///
/// Default 2 s up, 2.5 s hold, 2 s down: "2 s up, 2 s down" and "hold 2 to 3 s" are usual
/// instructions for the clamshell.
package struct TempoPlan: Sendable, Hashable {
  package var liftSeconds: Double
  package var holdSeconds: Double
  package var lowerSeconds: Double

  /// The standard deviation between repetitions as a fraction of each phase. Default 0.06, inferred.
  package var variability = 0.06

  package init(liftSeconds: Double = 2, holdSeconds: Double = 2.5, lowerSeconds: Double = 2) {
    self.liftSeconds = liftSeconds
    self.holdSeconds = holdSeconds
    self.lowerSeconds = lowerSeconds
  }
}
