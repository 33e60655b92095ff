package import HiplineAnalysis
import HiplineCore

/// A comparison for the terminal, within 80 columns.
package enum ComparisonTextRenderer {
  /// - Parameter areSides: Whether before and after are left and right.
  package static func render(_ result: ComparisonResult, areSides: Bool) -> String {
    var blocks = result.comparisons.map { block($0, areSides: areSides) }
    if !result.unmatched.isEmpty {
      let names = result.unmatched.map(\.printable).joined(separator: ", ")
      let counterpart = areSides ? "the other side" : "a counterpart"
      blocks.append(
        TextRenderer.wrapped("without \(counterpart): \(names)", label: "", labelWidth: 0))
    }
    if !result.duplicates.isEmpty {
      let names = result.duplicates.map(\.printable).joined(separator: ", ")
      blocks.append(
        TextRenderer.wrapped("given already, and counted once: \(names)", label: "", labelWidth: 0))
    }
    if blocks.isEmpty { blocks = [["nothing to compare"]] }
    return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static func block(_ comparison: SessionComparison, areSides: Bool) -> [String] {
    let (first, second) = areSides ? ("left", "right") : ("before", "after")
    let heading = [
      comparison.exercise == ExerciseProfile.unknown.name
        ? "exercise not known" : comparison.exercise,
      comparison.side?.rawValue, comparison.subject?.printable,
    ].compactMap { $0 }.joined(separator: " · ")
    var lines = [heading.isEmpty ? "different exercises" : heading]
    for (label, part) in [(first, comparison.before), (second, comparison.after)] {
      let names = part.sessions.map(\.printable).joined(separator: ", ")
      lines += TextRenderer.wrapped(
        "\(names), \(counted(part.repetitions, "repetition"))", label: label,
        labelWidth: max(first.count, second.count))
    }
    lines += [
      "",
      row(["", first, second, "change", "95 % interval", "MDC95", areSides ? "asym." : ""]),
    ]
    let measured = comparison.metrics.filter { $0.verdict != .notMeasured }
    lines += measured.map { row(cells($0, areSides: areSides)) }
    lines += [""] + words(measured, areSides: areSides)
    let further =
      score(comparison)
      + (comparison.isOfUnnamed
        ? ["Nobody says whose sessions these are: all of them are taken to be of one person."] : [])
    return lines + further.flatMap { TextRenderer.wrapped($0, label: "", labelWidth: 0) }
  }

  /// What the scores have in common, where that is not all, part by part.
  private static func score(_ comparison: SessionComparison) -> [String] {
    let score = comparison.score
    guard !score.leftOut.isEmpty else { return [] }
    let coverages = [comparison.before, comparison.after]
      .map { $0.scoreCoverage.map(ScoreCoverage.text)?.replacing("\u{A0}", with: " ") ?? "nothing" }
    let covers = "The scores cover \(coverages[0]) and \(coverages[1]) of the profile"
    guard !score.parts.isEmpty else {
      return ["\(covers), and no part in common: they are not compared."]
    }
    let parts = score.parts.map {
      "\($0.name) \($0.before.text(decimals: 0)) → \($0.after.text(decimals: 0))"
    }
    return [
      "\(covers). What is compared is what both cover: \(parts.joined(separator: ", ")). "
        + "Left out: \(score.leftOut.joined(separator: ", "))."
    ]
  }

  /// Name, before, after, change, its interval, what is detectable, and the verdict or the asymmetry.
  static func cells(_ metric: MetricComparison, areSides: Bool) -> [String] {
    let decimals = decimals(metric)
    func number(_ value: Double?) -> String { value.map { $0.text(decimals: decimals) } ?? "–" }
    func signed(_ value: Double) -> String { self.signed(value, decimals: decimals) }
    let interval = metric.interval.map { "\(signed($0.lowerBound)) to \(signed($0.upperBound))" }
    let asymmetry = metric.asymmetryPercent.map {
      ($0 > 0 ? "+" : "") + $0.text(decimals: 0) + " %"
    }
    return [
      metric.metric.title, number(metric.before), number(metric.after),
      metric.change.map(signed) ?? "–", interval ?? "–", number(metric.minimalDetectableChange95),
      areSides ? asymmetry ?? "–" : mark(metric.verdict),
    ]
  }

  /// The change with its sign; a dash where there is none.
  private static func signed(_ value: Double, decimals: Int) -> String {
    let text = value.text(decimals: decimals)
    return value > 0 && !text.allSatisfy({ "0.".contains($0) }) ? "+" + text : text
  }

  /// As many decimals as three digits of the larger mean need: a change is shown as finely as what changed.
  private static func decimals(_ metric: MetricComparison) -> Int {
    let largest = max(abs(metric.before ?? 0), abs(metric.after ?? 0))
    return switch largest {
    case 100...: 0
    case 10..<100: 1
    case 1..<10: 2
    default: 3
    }
  }

  private static func mark(_ verdict: MetricComparison.Verdict) -> String {
    switch verdict {
    case .beyondNoise: "beyond"
    case .withinNoise: "within"
    case .beyondRepetitions: "reps"
    case .tooFew, .notMeasured: "too few"
    }
  }

  /// The verdicts as sentences, then what the numbers cover.
  private static func words(_ metrics: [MetricComparison], areSides: Bool) -> [String] {
    var sentences: [String] = []
    for verdict in MetricComparison.Verdict.allCases {
      let names = metrics.filter { $0.verdict == verdict }.map(\.metric.name)
      if !names.isEmpty {
        sentences.append("\(verdict.rawValue): \(names.joined(separator: ", "))")
      }
    }
    let tested = metrics.count { $0.pValue != nil }
    if tested > 1 {
      sentences.append(
        "The verdicts allow for \(tested) numbers at once (Holm 1979); each interval is of its own alone."
      )
    }
    let bases = Set(metrics.compactMap(\.basis))
    if bases.contains(.sessions) {
      sentences.append(
        "The noise is that of the sessions: other days, other strapping, other repetitions.")
    }
    if bases.contains(.pairedDays) {
      sentences.append(
        "The sides are paired by day: the change is the mean of the days' differences, and the noise how these scatter, from "
          + "\(DayLine.fewest) days on about the line through them.")
      let last = metrics.filter { $0.verdict == .beyondNoise }.compactMap { metric in
        metric.lastDay.map { day in
          let decimals = decimals(metric)
          return "\(metric.metric.name) \(signed(day.change, decimals: decimals)) "
            + "(\(signed(day.interval.lowerBound, decimals: decimals)) to \(signed(day.interval.upperBound, decimals: decimals)))"
        }
      }
      if !last.isEmpty {
        sentences.append("On the last day, by that line: \(last.joined(separator: ", ")).")
      }
    }
    if bases.contains(.repetitionsAndStudies) {
      let names = titles(metrics, .repetitionsAndStudies)
      sentences.append(
        "The intervals cover the repetitions of these sessions. Of \(names), the MDC95 also has what studies say of "
          + "another day and another strapping.")
    }
    if bases.contains(.repetitions) {
      sentences.append(
        "What another day changes by itself is not known of the others; several sessions on a side would show it."
      )
    }
    if areSides {
      sentences.append(
        "asym. is 100 (right − left) / half their sum, in per cent (Robinson et al. 1987).")
    }
    return sentences.flatMap { TextRenderer.wrapped($0, label: "", labelWidth: 0) }
  }

  private static func titles(
    _ metrics: [MetricComparison], _ basis: MetricComparison.Basis
  ) -> String {
    metrics.filter { $0.basis == basis }.map(\.metric.name)
      .joined(separator: ", ")
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [16, 8, 8, 8, 20, 8, 8]
    var line = "  "
    for (index, (cell, width)) in zip(cells, widths).enumerated() {
      let blank = String(repeating: " ", count: max(0, width - cell.count))
      line += index == 0 ? cell + blank : blank + cell
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
