import HiplineAnalysis
import HiplineSimulation
import HiplineTrials

/// A session of the suite with what the analysis made of it.
struct ValidatedSession: Sendable {
  let session: ValidationSession
  let evaluation: SessionEvaluation

  /// Simulates, analyses and evaluates a session.
  init(number: Int) {
    session = ValidationSuite.session(number)
    let simulated = Simulator.run(session.parameters)
    let truth = MarkedSession(simulated.truth)
    let input = SessionInput(
      id: truth.id, exercise: Exercise.named(session.parameters.exercise.rawValue),
      side: session.parameters.side, recordings: simulated.recordings)
    let found =
      (try? Analyzer().analyze(input)).map { MarkedSession($0) }
      ?? MarkedSession(id: truth.id, repetitions: [])
    evaluation = SessionEvaluation(found: found, truth: truth)
  }

  private init(session: ValidationSession, evaluation: SessionEvaluation) {
    self.session = session
    self.evaluation = evaluation
  }

  /// The same session with those of its repetitions only whose truth is as asked for.
  func filtered(_ isWanted: (MarkedRepetition) -> Bool) -> ValidatedSession {
    var copy = evaluation
    copy.pairs = copy.pairs.filter { isWanted($0.truth) }
    copy.missed = copy.missed.filter(isWanted)
    copy.invented = []
    return ValidatedSession(session: session, evaluation: copy)
  }

  /// The rate of the slowest of its sensors, in hertz.
  var rateHertz: Double {
    session.parameters.sensors.map(\.model.sampling.nominalRateHertz).min() ?? 0
  }
}

extension MarkedSession {
  init(_ truth: Truth) {
    self.init(
      id: truth.name,
      repetitions: truth.repetitions.map { repetition in
        MarkedRepetition(
          index: repetition.index, isComplete: repetition.complete,
          startSeconds: repetition.startSeconds, endSeconds: repetition.endSeconds,
          topStartSeconds: repetition.topStartSeconds, topEndSeconds: repetition.topEndSeconds,
          rangeDegrees: repetition.rangeDegrees, pelvisRangeDegrees: repetition.pelvisRangeDegrees,
          hipRangeDegrees: repetition.hipRangeDegrees, state: repetition.state.rawValue,
          tremor: repetition.tremor.map {
            MarkedTremor(
              isDetected: true, frequencyHertz: $0.frequencyHertz,
              rmsDegreesPerSecond: $0.rmsDegreesPerSecond)
          })
      },
      shakyMaxRepetition: truth.shakyMaxRepetition, stopRepetition: truth.stopRepetition)
  }
}
