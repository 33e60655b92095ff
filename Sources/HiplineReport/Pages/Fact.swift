import HiplineAnalysis
import HiplineCore

/// Something that is known of a session or a recording, under its name.
struct Fact {
  let name: String
  let value: String

  /// An entry of a list of terms.
  var element: Element {
    Element(.div, [:], [Element(.dt, text: name), Element(.dd, text: value)])
  }
}

extension Fact {
  /// None of a session without repetitions.
  static func of(_ session: SessionResult) -> [Fact] {
    let summary = session.summary
    guard summary.repetitions > 0 else { return [] }
    func fact(_ name: String, _ value: String) -> Fact { Fact(name: name, value: value) }
    let sets = counted(session.sets.count { $0.repetitions > 0 }, "set")
    let hasIsolation = SessionVerdict.still(session) != nil
    let reasonWithoutPelvis =
      session.repetitions.lazy.compactMap { $0.reasonNotMeasured(Isolation.pelvis) }.first
    let hasTremor = session.repetitions.contains { $0.stateBasis.contains(.tremor) }
    let complete = session.repetitions.filter { $0.isComplete }
    let shook = complete.contains { $0.isShaking == true }
    let helped = complete.contains { $0.state == .compensating }
    return [
      fact("Repetitions", "\(summary.repetitions) in \(sets)"),
      fact(
        "Clean repetitions, range held",
        CleanWorkText.text(session)
          ?? ["not known", reasonWithoutPelvis].compactMap { $0 }.joined(separator: ": ")),
      fact(
        "Shaky maximum",
        summary.shakyMaxRepetition.map { "rep \($0)" }
          ?? (shook
            ? "none: the leg shook only where the pelvis helped"
            : hasTremor ? "none: no visible shaking" : notMeasured)),
      fact(
        "Stop",
        summary.stopRepetition.map { "at rep \($0)" }
          ?? (hasIsolation
            ? helped ? "none: the pelvis never helped twice in a row" : "not needed"
            : [notMeasured, reasonWithoutPelvis].compactMap { $0 }.joined(separator: ": "))),
      fact("Control, 0 to 3", ControlText.grade(session)),
      fact(
        "Range, median",
        summary.rangeMedianDegrees.map { median in
          "\(median.text(decimals: 1))°"
            + (summary.rangeCoefficientOfVariation.map {
              " (CV\u{A0}\(($0 * 100).text(decimals: 0))\u{A0}%)"
            } ?? "")
        } ?? notMeasured),
      fact(
        "Up, hold, down",
        [summary.liftMedianSeconds, summary.holdMedianSeconds, summary.lowerMedianSeconds]
          .map { $0?.text(decimals: 1) ?? "–" }.joined(separator: ", ") + " s"),
    ]
      + (summary.breakdown.map { breakdown in
        [
          fact(
            "Technique broke down",
            "rep \(breakdown.repetition) ("
              + (session.profile.components.first { $0.metric == breakdown.metric }?.name ?? "")
              + " \(UnitText.text(breakdown.before, breakdown.metric))\u{A0}→\u{A0}"
              + "\(UnitText.text(breakdown.after, breakdown.metric)))")
        ]
      } ?? [])
  }
}
