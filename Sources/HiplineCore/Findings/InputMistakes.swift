/// All that is wrong with an input which is refused as a whole.
package struct InputMistakes: Error, Sendable, Hashable {
  /// In the order of their places; at least one.
  package let failures: [InputFailure]

  package init(_ failures: [InputFailure]) {
    precondition(!failures.isEmpty, "at least one mistake expected")
    self.failures = failures
  }
}
