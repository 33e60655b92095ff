import Synchronization

/// The one door to FFTW's planner, which is not thread-safe; its transforms are.
enum FFTPlanner {
  private static let lock = Mutex(())

  /// Runs `body`, which makes or destroys plans, while nobody else does.
  static func exclusively(_ body: () -> Void) { lock.withLock { _ in body() } }

  /// - Precondition: FFTW can plan a real signal of this many samples.
  static func checkLength(_ length: Int) {
    precondition(
      length > 0 && length <= Int(Int32.max),
      "a length from 1 to \(Int32.max) expected, got \(length)")
  }

  /// What FFTW gave, a plan or memory; where it gives neither, no memory is left to go on with.
  static func known<Given>(_ given: Given?, length: Int) -> Given {
    guard let given else { fatalError("no memory for a transform of \(length) samples") }
    return given
  }
}
