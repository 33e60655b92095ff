package import HiplineAnalysis
import HiplineCore

/// How close results are to what is true, as a table for the terminal.
package enum EvaluationTextRenderer {
  package static func render(_ summary: EvaluationSummary) -> String {
    let counts =
      "\(summary.sessions) \(summary.sessions == 1 ? "session" : "sessions"), "
      + "\(summary.trueRepetitions) repetitions: \(summary.matched) found, "
      + "\(summary.missed) missed, \(summary.invented) invented"
    var lines = [counts]
    if let f1 = summary.f1 { lines.append("F1 at overlap 0.5: \(f1.text(decimals: 4))") }
    let rows: [(String, EvaluationSummary.Errors, Int)] = [
      ("start, s", summary.start, 3), ("top start, s", summary.topStart, 3),
      ("top end, s", summary.topEnd, 3), ("end, s", summary.end, 3),
      ("range, °", summary.range, 3),
      (
        "range below \(EvaluationSummary.tinyRangeDegrees.text(decimals: 0))°, °",
        summary.tinyRange, 3
      ),
      ("pelvis, °", summary.pelvisRange, 3), ("hip, °", summary.hipRange, 3),
      ("tremor frequency, Hz", summary.tremorFrequency, 3),
      ("tremor RMS, %", summary.tremorRMS, 1),
    ]
    let shown = rows.filter { $0.1.count > 0 }
    if !shown.isEmpty {
      lines += ["", row("error", "n", "median", "95 %", "largest")]
      for (name, errors, decimals) in shown {
        let scale = name.hasSuffix("%") ? 100.0 : 1
        func text(_ value: Double?) -> String {
          value.map { ($0 * scale).text(decimals: decimals) } ?? "–"
        }
        lines.append(
          row(
            name, "\(errors.count)", text(errors.median), text(errors.percentile95),
            text(errors.largest)))
      }
    }
    lines.append("")
    for (name, coverage) in [("ranges", summary.rangeCoverage), ("hip", summary.hipRangeCoverage)]
    where coverage.stated > 0 {
      lines.append(
        "\(name) within twice the stated uncertainty: \(coverage.within) of \(coverage.stated)")
    }
    if summary.withoutTremor > 0 {
      lines.append(
        "tremor reported where there is none: \(summary.tremorInvented) of \(summary.withoutTremor)"
      )
    }
    if summary.statesCompared > 0 {
      lines.append("states equal: \(summary.statesEqual) of \(summary.statesCompared)")
      lines.append(
        "shaky max and stop rep within one: \(summary.shakyMaxWithinOne) and "
          + "\(summary.stopWithinOne) of \(summary.sessions)")
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ name: String, _ columns: String...) -> String {
    name.padded(to: 22) + columns.map { $0.leftPadded(to: 10) }.joined()
  }
}
