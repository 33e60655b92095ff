import Foundation
import HiplineAnalysis
import HiplineSimulation
import HiplineTrials

extension ValidatedSession {
  /// What is wrong with the session's result beyond the strictest bounds, on one line; nil where nothing is.
  var complaint: String? {
    let parameters = session.parameters
    var wrong: [String] = []
    if !evaluation.missed.isEmpty {
      wrong.append("missed \(evaluation.missed.map { "\($0.index)" }.joined(separator: ","))")
    }
    if !evaluation.invented.isEmpty {
      wrong.append(
        "invented at \(evaluation.invented.map { text($0.startSeconds) }.joined(separator: ","))")
    }
    func worst(_ name: String, _ limit: Double, _ value: (MarkedRepetition) -> Double?) {
      let errors = evaluation.pairs.compactMap { pair -> Double? in
        guard let truth = value(pair.truth), let found = value(pair.found) else { return nil }
        return found - truth
      }
      guard let largest = errors.max(by: { abs($0) < abs($1) }), abs(largest) > limit else {
        return
      }
      wrong.append("\(name) \(text(largest)) (\(errors.count { abs($0) > limit })/\(errors.count))")
    }
    worst("start", 0.2) { $0.startSeconds }
    worst("end", 0.2) { $0.endSeconds }
    worst("range", parameters.range.degrees < 5 ? 0.2 : 0.5) { $0.rangeDegrees }
    worst("pelvis", 0.5) { $0.pelvisRangeDegrees }
    worst("hip", 1) { $0.hipRangeDegrees }
    if let covered = EvaluationSummary([evaluation]).hipRangeCoverage.share, covered < 0.9 {
      wrong.append("hip within 2 u \(text(covered))")
    }
    worst("hertz", 0.2) { $0.tremor?.frequencyHertz }
    let summary = EvaluationSummary([evaluation])
    if (summary.tremorRMS.percentile95 ?? 0) > 0.1 {
      wrong.append("rms \(text(summary.tremorRMS.percentile95 ?? 0))")
    }
    if summary.tremorInvented > 0 { wrong.append("false tremor \(summary.tremorInvented)") }
    if summary.shakyMaxWithinOne == 0 {
      wrong.append(
        "shaky \(evaluation.found.shakyMaxRepetition ?? 0) not \(evaluation.truth.shakyMaxRepetition ?? 0)"
      )
    }
    if summary.stopWithinOne == 0, parameters.sensors.count > 1 {
      wrong.append(
        "stop \(evaluation.found.stopRepetition ?? 0) not \(evaluation.truth.stopRepetition ?? 0)")
    }
    guard !wrong.isEmpty else { return nil }
    let tempo = parameters.tempo
    let rest = parameters.sets[0].restBetweenRepetitionsSeconds
    var facts = [
      "\(session.device.rawValue) \(Int(rateHertz)) Hz", parameters.exercise.rawValue,
      "\(text(parameters.range.degrees))°",
      "\(text(tempo.liftSeconds))+\(text(tempo.holdSeconds))+\(text(tempo.lowerSeconds))+\(text(rest)) s",
      "sets \(parameters.sets.map { "\($0.repetitions)" }.joined(separator: "+"))",
      "axis \(Int(parameters.hingeInclinationDegrees))°",
    ]
    if parameters.form.pauseProbability > 0 { facts.append("pauses") }
    if parameters.form.secondPeakProbability > 0 { facts.append("dips") }
    if parameters.form.sagShare != 0...0 { facts.append("sags") }
    if !parameters.range.partialRepetitions.isEmpty {
      facts.append("partial \(parameters.range.partialRepetitions.keys.sorted())")
    }
    if parameters.postureBreak != nil { facts.append("break") }
    if parameters.liesDownFirst { facts.append("lies down") }
    if parameters.getsUpAfterwards { facts.append("gets up") }
    if let onset = parameters.pelvis.onsetRepetition { facts.append("pelvis from \(onset)") }
    if let tremor = parameters.tremor {
      facts.append("tremor \(session.tremor) \(text(tremor.frequencyHertz)) Hz")
    }
    return "\(session.number): \(wrong.joined(separator: "; ")) | \(facts.joined(separator: ", "))"
  }

  private func text(_ number: Double) -> String { String(format: "%.2f", number) }
}
