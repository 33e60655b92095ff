/// The state of every repetition, and what it means for the session.
enum Verdict {
  /// The repetitions with their states set, by the thresholds of ``RepetitionTruth``.
  static func settingStates(of repetitions: [RepetitionTruth]) -> [RepetitionTruth] {
    repetitions.map { repetition in
      var settled = repetition
      if repetition.isolationRatio >= RepetitionTruth.compensatingIsolationRatio {
        settled.state = .compensating
      } else if let tremor = repetition.tremor,
        tremor.rmsDegreesPerSecond >= RepetitionTruth.shakingDegreesPerSecond
      {
        settled.state = .shaking
      }
      return settled
    }
  }

  /// The shaking repetition that trembles most.
  static func shakyMax(of repetitions: [RepetitionTruth]) -> Int? {
    func level(_ repetition: RepetitionTruth) -> Double {
      repetition.tremor?.rmsDegreesPerSecond ?? 0
    }
    return repetitions.filter { $0.state == .shaking }.max { level($0) < level($1) }?.index
  }

  /// The first of two consecutive compensating repetitions of a set.
  static func stop(of repetitions: [RepetitionTruth]) -> Int? {
    zip(repetitions, repetitions.dropFirst()).first { pair in
      pair.0.set == pair.1.set && pair.0.state == .compensating && pair.1.state == .compensating
    }?.0.index
  }
}
