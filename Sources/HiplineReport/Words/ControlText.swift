import HiplineAnalysis
import HiplineCore

/// The grade of control in words.
enum ControlText {
  /// "1, at worst 2: tipping of the pelvis in reps 3–5", or why there is none.
  static func grade(_ session: SessionResult) -> String {
    let complete = session.repetitions.filter { $0.isComplete }
    guard let grade = session.summary.controlGrade else {
      let reason = complete.lazy.compactMap { $0.reasonNotMeasured(ControlGrade.grade) }.first
      let least = complete.compactMap { $0.number(ControlGrade.least) }.max()
      return [notMeasured, reason].compactMap { $0 }.joined(separator: ": ")
        + (least.map { $0 > 0 ? "; at least \($0.text(decimals: 0))" : "" } ?? "")
    }
    let met = ControlGrade.criteria.compactMap { criterion -> String? in
      let more = ControlGrade.more(of: criterion)
      let these = complete.filter { repetition in
        repetition.flag(criterion) == true && more.map { repetition.flag($0) != true } ?? true
      }.map { $0.index }
      guard !these.isEmpty else { return nil }
      return "\(words(criterion)) in "
        + (these.count == 1 ? "rep " : "reps ") + RepetitionNumbers.text(these)
    }
    return "\(grade)\(worst(complete, beyond: grade))"
      + (met.isEmpty ? "" : ": " + met.joined(separator: ", "))
  }

  /// ", at worst 2" behind the middle one of a session's grades; nothing where that is the largest.
  static func worst(_ repetitions: [RepetitionResult], beyond grade: Int) -> String {
    let worst = repetitions.compactMap { $0.number(ControlGrade.grade) }.max() ?? 0
    return worst > Double(grade) ? ", at worst \(worst.text(decimals: 0))" : ""
  }

  /// "slight wobble" of `control.slight_wobble`.
  private static func words(_ criterion: MetricDefinition) -> String {
    if criterion == ControlGrade.tipping { return "tipping of the pelvis" }
    let name = criterion.key.split(separator: ".").last ?? ""
    return String(name.map { $0 == "_" ? " " : $0 })
  }

  /// What the grade is, what it does not see, and which test of clinicians is most like the exercise.
  static func sentences(_ session: SessionResult) -> [String] {
    let scale = ControlScale(session)
    let unseen = session.repetitions.lazy.compactMap { $0.text(ControlGrade.notSeen) }.first
    return [
      "Control is graded 0 (smooth, all in the plane) to 3 (lost) by "
        + (scale.isAccepted ? "the \(scale.name)." : "\(scale.name)."),
      unseen.map { "What no sensor saw of it: \($0)." },
      scale.test.map { "The test of clinicians: \($0.name) (\($0.source)). \($0.reach)" },
    ].compactMap { $0 }
  }
}
