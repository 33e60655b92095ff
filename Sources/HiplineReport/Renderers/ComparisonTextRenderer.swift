package import HiplineAnalysis
import HiplineCore

/// A comparison for the terminal.
package enum ComparisonTextRenderer {
  /// - Parameter areSides: Whether before and after are left and right.
  package static func render(
    _ result: ComparisonResult, areSides: Bool, style: TextStyle = .plain
  ) -> String {
    var blocks = result.comparisons.map { block($0, areSides: areSides, style: style) }
    if !result.unmatched.isEmpty {
      let names = result.unmatched.map { $0.printable }.joined(separator: ", ")
      let counterpart = areSides ? "the other side" : "a counterpart"
      blocks.append(
        TextRenderer.wrapped(
          "without \(counterpart): \(names)", label: "", labelWidth: 0, style: style))
    }
    if !result.duplicates.isEmpty {
      let names = result.duplicates.map { $0.printable }.joined(separator: ", ")
      blocks.append(
        TextRenderer.wrapped(
          "given already, and counted once: \(names)", label: "", labelWidth: 0, style: style))
    }
    if blocks.isEmpty { blocks = [["nothing to compare"]] }
    return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static func block(
    _ comparison: SessionComparison, areSides: Bool, style: TextStyle
  ) -> [String] {
    let (first, second) = areSides ? ("left", "right") : ("before", "after")
    let heading = [
      comparison.exercise == ExerciseProfile.unknown.name
        ? "exercise not known" : comparison.exercise,
      comparison.side?.rawValue, comparison.subject?.printable,
    ].compactMap { $0 }.joined(separator: " · ")
    var lines = [heading.isEmpty ? "different exercises" : heading]
    for (label, part) in [(first, comparison.before), (second, comparison.after)] {
      let names = part.sessions.map { $0.printable }.joined(separator: ", ")
      lines += TextRenderer.wrapped(
        "\(names), \(counted(part.repetitions, "repetition"))", label: label,
        labelWidth: max(first.count, second.count), style: style)
    }
    let measured = comparison.metrics.filter { $0.verdict != .notMeasured }
    let table = TextTable(
      rows: [["", first, second, "change", "95 % interval", "MDC95", areSides ? "asym." : ""]]
        + measured.map { cells($0, areSides: areSides) }, namesRows: true)
    lines += [""] + table.lines(style) + [""] + words(measured, areSides: areSides, style: style)
    let further =
      score(comparison)
      + (comparison.isOfUnnamed
        ? ["Nobody says whose sessions these are: all of them are taken to be of one person."] : [])
    return lines
      + further.flatMap { TextRenderer.wrapped($0, label: "", labelWidth: 0, style: style) }
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
    func number(_ value: Double?) -> String {
      value.map { $0.text(decimals: metric.decimals) } ?? "–"
    }
    func signed(_ value: Double) -> String { metric.signed(value) }
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

  private static func mark(_ verdict: MetricComparison.Verdict) -> String {
    switch verdict {
    case .beyondNoise: "beyond"
    case .withinNoise: "within"
    case .beyondRepetitions: "reps"
    case .tooFew, .notMeasured: "too few"
    }
  }

  /// The verdicts as sentences, then what the numbers cover.
  private static func words(
    _ metrics: [MetricComparison], areSides: Bool, style: TextStyle
  ) -> [String] {
    var sentences: [String] = []
    for verdict in MetricComparison.Verdict.allCases {
      let names = metrics.filter { $0.verdict == verdict }.map { $0.metric.name }
      if !names.isEmpty {
        sentences.append("\(verdict.rawValue): \(names.joined(separator: ", "))")
      }
    }
    sentences += NoiseText.sentences(metrics)
    if areSides {
      sentences.append(
        "asym. is 100 (right − left) / half their sum, in per cent (Robinson et al. 1987).")
    }
    return sentences.flatMap { TextRenderer.wrapped($0, label: "", labelWidth: 0, style: style) }
  }
}
