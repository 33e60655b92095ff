/// One set of repetitions.
package struct SetPlan: Sendable, Hashable {
  package var repetitions: Int

  /// The pause between the end of one repetition and the start of the next, in seconds.
  package var restBetweenRepetitionsSeconds: Double

  /// The pause after the set, in seconds; not used after the last set.
  package var restAfterSeconds: Double

  /// - Parameters:
  ///   - restBetweenRepetitionsSeconds: Default 1 s, inferred.
  ///   - restAfterSeconds: Default 20 s, inferred; shorter than a real one to keep files small.
  package init(
    repetitions: Int, restBetweenRepetitionsSeconds: Double = 1, restAfterSeconds: Double = 20
  ) {
    self.repetitions = repetitions
    self.restBetweenRepetitionsSeconds = restBetweenRepetitionsSeconds
    self.restAfterSeconds = restAfterSeconds
  }
}
