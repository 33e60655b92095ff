import HiplineAnalysis
import HiplineCore

/// Every part of the score over the repetitions, one small plot a part.
enum SubScorePlot {
  /// - Returns: nil where no repetition is scored.
  static func figure(_ session: SessionResult) -> Figure? {
    let scored = session.repetitions.filter { $0.score != nil }
    guard let first = scored.first?.score else { return nil }
    let parts = first.components.indices
    return Figure(
      id: "parts", title: "The parts of the score",
      summary: summary(scored),
      caption:
        "Each part is 100 inside its target and 50 one tolerance outside. The weight says how much a part counts in the whole.",
      drawings: parts.flatMap { part in
        Figure.Screens.quarter.map { screens, width in
          drawing(of: part, scored, width: width, screens: screens)
        }
      },
      table: DataTable(
        columns: [.init("rep")] + parts.map { .init(first.components[$0].target.label) },
        rows: scored.map { repetition in
          ["\(repetition.index)"] + parts.map { cell(of: $0, repetition) }
        }))
  }

  private static func summary(_ scored: [RepetitionResult]) -> String {
    let parts = scored.first?.score?.components ?? []
    let means = parts.indices.map { part in
      let scores = scored.compactMap { $0.score?.components[part].score }
      let mean = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
      return "\(parts[part].target.label) \(mean?.text(decimals: 0) ?? notMeasured)"
    }
    return "Mean of every part: " + means.joined(separator: ", ") + "."
  }

  private static func drawing(
    of part: Int, _ scored: [RepetitionResult], width: Double, screens: Figure.Screens
  ) -> Figure.Drawing {
    let indices = scored.map { $0.index }
    let shown = (Double(indices.min() ?? 1) - 0.6)...(Double(indices.max() ?? 1) + 0.6)
    let area = PlotArea(width: width, top: 42, height: 84, left: 28, right: 6, x: shown, y: 0...100)
    let target = scored[0].score?.components[part].target
    let title = target?.label ?? ""
    let points = scored.compactMap { repetition -> (repetition: RepetitionResult, y: Double)? in
      repetition.score?.components[part].score.map { (repetition, $0) }
    }
    var content = [
      area.label(title, x: 0, y: 13, style: "heading"),
      area.label(
        (target?.targetText ?? "")
          + (screens == .narrow
            ? "" : " · weight \((target?.weight ?? 0).text(significantDigits: 2))"),
        x: 0, y: 28, style: "tick"),
    ]
    content += area.leftAxis(AxisTicks(in: 0...100, atMost: 3), name: nil)
    if points.isEmpty {
      content += area.absent(
        "\(notMeasured): "
          + (target.flatMap { scored[0].reasonNotMeasured($0.metric) } ?? "no value"))
    } else {
      content.append(
        area.line(points.map { (Double($0.repetition.index), $0.y) }, style: "thread"))
      content += points.map { point in
        area.point(point.repetition, x: Double(point.repetition.index), y: point.y)
          .titled("Rep \(point.repetition.index): \(cell(of: part, point.repetition))")
      }
    }
    content += area.repetitionAxis(shown)
    return Figure.Drawing(
      title: title, width: width, height: area.bottom + 22, content: content, screens: screens)
  }

  /// "87 (2.1 s)", or why there is none.
  private static func cell(of part: Int, _ repetition: RepetitionResult) -> String {
    guard let component = repetition.score?.components[part] else { return notMeasured }
    guard let score = component.score, let value = component.value else {
      return [notMeasured, repetition.reasonNotMeasured(component.target.metric)]
        .compactMap { $0 }.joined(separator: ": ")
    }
    return "\(score.text(decimals: 0)) (\(UnitText.text(value, component.target.metric)))"
  }
}

extension PlotArea {
  /// The numbers of the repetitions below the rectangle.
  func repetitionAxis(_ shown: ClosedRange<Double>) -> [Element] {
    let ticks = AxisTicks(
      in: shown, atMost: max(2, Int((right - left) / 26)), integers: true)
    return ticks.values.map { value in
      label(ticks.label(value), x: x(value), y: bottom + 16, anchor: "middle", style: "tick")
    } + [baseline]
  }
}
