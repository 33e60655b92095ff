import Synchronization

/// The one door to FFTW's planner, which is not thread-safe; its transforms are.
enum FFTPlanner {
  private static let lock = Mutex(())

  /// Runs `body`, which makes or destroys plans, while nobody else does.
  static func exclusively(_ body: () -> Void) { lock.withLock { _ in body() } }
}
