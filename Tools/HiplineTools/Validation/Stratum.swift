import HiplineAnalysis
import HiplineSimulation
import HiplineTrials

/// Some of the validated sessions, and what their results have to keep to.
struct Stratum: Sendable {
  var name: String
  var sessions: [ValidatedSession]
  var bounds = Bounds()

  var summary: EvaluationSummary { EvaluationSummary(sessions.map(\.evaluation)) }

  /// Sessions that can show which repetition should have been the last: a sensor on the pelvis, and no range that no hip has, which
  /// compensates whatever the simulated pelvis does.
  var withPelvis: EvaluationSummary {
    EvaluationSummary(
      sessions.filter { $0.session.parameters.sensors.count > 1 && Self.isOfHip($0) }
        .map(\.evaluation))
  }

  private static func isOfHip(_ session: ValidatedSession) -> Bool {
    let parameters = session.session.parameters
    let limit = Exercise.named(parameters.exercise.rawValue)?.hipLimit
    return parameters.range.degrees < limit?.usualDegrees ?? .infinity
  }

  /// Sessions with holds in which a tremor's size is bounded; what a shorter one shows of it varies with its length.
  var withUsualHolds: EvaluationSummary {
    EvaluationSummary(
      sessions.filter { $0.session.parameters.tempo.holdSeconds >= Self.usualHoldSeconds }
        .map(\.evaluation))
  }

  private static let usualHoldSeconds = 2.0

  /// Sessions that can show which repetition shakes most: holds in which to see it, a rate that shows it, and a pelvis that keeps
  /// still or has a sensor; not those whose tremor stays below the truth's limit of shaking while a sensor sees it.
  var withHolds: EvaluationSummary {
    EvaluationSummary(
      sessions.filter {
        let parameters = $0.session.parameters
        return parameters.tempo.holdSeconds >= 3 && $0.rateHertz >= 40
          && (parameters.sensors.count > 1 || parameters.pelvis.onsetRepetition == nil)
          && Self.isOfHip($0)
          && !Self.tremblesWithoutShaking($0.evaluation.truth)
      }.map(\.evaluation))
  }

  private static func tremblesWithoutShaking(_ truth: MarkedSession) -> Bool {
    truth.shakyMaxRepetition == nil
      && truth.repetitions.contains {
        $0.tremor != nil && $0.state != RepetitionState.compensating.rawValue
      }
  }

  /// Sessions without any tremor. In the others a repetition without a hold has no true tremor either, though the leg trembles.
  var withoutTremor: EvaluationSummary {
    EvaluationSummary(sessions.filter { $0.session.tremor == .none }.map(\.evaluation))
  }

  /// The strata for which bounds are stated, and their parts.
  static func all(of sessions: [ValidatedSession]) -> [(bounded: Stratum, parts: [Stratum])] {
    func some(_ isWanted: (ValidatedSession) -> Bool) -> [ValidatedSession] {
      sessions.filter(isWanted)
    }
    let inertial = Stratum(
      name: "accelerometer and gyroscope, 50–400 Hz",
      sessions: some { $0.session.device.hasGyroscope && $0.rateHertz >= 50 },
      bounds: Bounds(
        f1: 0.995, boundarySeconds: 0.2, rangeDegrees: 0.5, tinyRangeDegrees: 0.2, covered: 0.95,
        pelvisDegrees: 0.5, tremorHertz: 0.2, tremorRMS: 0.1, falseTremor: 0.001, verdicts: 1))
    let slow = Stratum(
      name: "accelerometer and gyroscope, 25 Hz",
      sessions: some { $0.session.device.hasGyroscope && $0.rateHertz < 50 },
      bounds: Bounds(
        f1: 0.995, boundarySeconds: 0.2, rangeDegrees: 0.5, tinyRangeDegrees: 0.2, covered: 0.95,
        pelvisDegrees: 0.5))
    // The movement's own acceleration looks like a tilt: of quick movements the size is lost, in its uncertainty, and a tremor of
    // 1 m/s² leaves a degree below the tremor band, as much as the smallest repetitions; from 5° on nothing hides the count.
    let accelerometer = Stratum(
      name: "accelerometer alone",
      sessions: some { $0.session.device == .accelerometer },
      bounds: Bounds(f1: 0.98, covered: 0.95, falseTremor: 0.001))
    let clear = Stratum(
      name: "accelerometer alone, 5° and more",
      sessions: some {
        $0.session.device == .accelerometer && $0.session.parameters.range.degrees >= 5
      },
      bounds: Bounds(f1: 0.99, covered: 0.95, falseTremor: 0.001))
    // A step is 0.9°: of 5° it shows the onset of a slow lift a second late, so there is no bound on times, and a partial
    // repetition of half of that, 2.7 steps, is what three steps cannot resolve: a hundredth may be lost.
    let logger = Stratum(
      name: "uncalibrated logger, steps of 1/64 g, 5° and more",
      sessions: some { $0.session.device == .logger && $0.session.parameters.range.degrees >= 5 },
      bounds: Bounds(f1: 0.99, covered: 0.95, falseTremor: 0.001))
    // Three steps are 2.7°: less is not there, and from there to 5° a repetition is three to five readings high.
    let coarse = Stratum(
      name: "uncalibrated logger, less than 5°",
      sessions: some { $0.session.device == .logger && $0.session.parameters.range.degrees < 5 },
      bounds: Bounds(covered: 0.95, falseTremor: 0.001))
    return [
      (inertial, parts(of: inertial.sessions)), (slow, []),
      (accelerometer, tempos(of: accelerometer.sessions)), (clear, []),
      (logger, tempos(of: logger.sessions)), (coarse, []),
    ]
  }

  private static func parts(of sessions: [ValidatedSession]) -> [Stratum] {
    func part(_ name: String, _ isWanted: (SimulationParameters) -> Bool) -> Stratum {
      Stratum(name: name, sessions: sessions.filter { isWanted($0.session.parameters) })
    }
    return ranges(of: sessions) + tempos(of: sessions)
      + SimulatedExercise.allCases.map { exercise in
        part(exercise.rawValue) { $0.exercise == exercise }
      }
      + [ValidationSession.Device.ideal, .phone, .consumerIMU].map { device in
        Stratum(name: device.rawValue, sessions: sessions.filter { $0.session.device == device })
      }
      + [50.0, 100, 200, 400].map { rate in
        Stratum(
          name: "\(Int(rate)) Hz",
          sessions: sessions.filter {
            $0.session.parameters.sensors[0].model.sampling.nominalRateHertz == rate
          })
      }
      + [
        part("axis up to 15° from level") { $0.hingeInclinationDegrees <= 15 },
        part("axis 15–40° from level") { $0.hingeInclinationDegrees > 15 },
        part("no hold") { $0.tempo.holdSeconds == 0 },
        part("holds up to 3 s") { $0.tempo.holdSeconds > 0 && $0.tempo.holdSeconds <= 3 },
        part("holds of 3–10 s") { $0.tempo.holdSeconds > 3 },
        part("pauses on the way") { $0.form.pauseProbability > 0 },
        part("second peaks") { $0.form.secondPeakProbability > 0 },
        part("sag or creep in the hold") { $0.form.sagShare != 0...0 },
        part("partial repetitions") { !$0.range.partialRepetitions.isEmpty },
        part("posture changes between sets") { $0.postureBreak != nil && $0.sets.count > 1 },
        part("lies down or gets up") { $0.liesDownFirst || $0.getsUpAfterwards },
        part("pelvis gives way") { $0.pelvis.onsetRepetition != nil },
        part("no tremor") { $0.tremor == nil },
      ]
  }

  private static func ranges(of sessions: [ValidatedSession]) -> [Stratum] {
    [(0.0, 2.0), (2, 5), (5, 20), (20, 120)].map { low, high in
      Stratum(
        name: high < 120 ? "range \(Int(low))–\(Int(high))°" : "range over \(Int(low))°",
        sessions: sessions.map { session in
          session.filtered { (low..<high).contains($0.rangeDegrees ?? 0) }
        })
    }
  }

  private static func tempos(of sessions: [ValidatedSession]) -> [Stratum] {
    [(0.0, 1.0), (1, 2), (2, 10)].map { low, high in
      Stratum(
        name: high < 10
          ? "quicker phase \(Int(low))–\(Int(high)) s" : "quicker phase over \(Int(low)) s",
        sessions: sessions.filter {
          let tempo = $0.session.parameters.tempo
          return (low..<high).contains(min(tempo.liftSeconds, tempo.lowerSeconds))
        })
    }
  }
}
