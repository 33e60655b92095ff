import HiplineAnalysis
import HiplineCore
import HiplineSignal

/// Left and right side by side: what matters most, over the repetitions of either.
enum SidesPlot {
  /// - Parameter number: Of the pair on the page, from 1.
  static func figure(_ pair: SidePair, number: Int) -> Figure {
    Figure(
      id: "sides-\(number)",
      title: "\(pair.left.id.printable) and \(pair.right.id.printable)",
      summary: summary(pair),
      caption:
        "Over the repetitions of either side: circles and L are left, filled squares and R are right.",
      drawings: SideSession.measures.indices.flatMap { measure in
        Figure.Screens.quarter.map { screens, width in
          drawing(measure, pair, width: width, screens: screens)
        }
      },
      table: table(pair))
  }

  private static func summary(_ pair: SidePair) -> String {
    SideSession.measures.indices.map { measure in
      let medians = [pair.left, pair.right].map { session in
        RobustStatistics.median(session.values[measure].compactMap { $0 })?
          .text(decimals: SideSession.measures[measure].decimals) ?? notMeasured
      }
      return
        "\(SideSession.measures[measure].title), median: left \(medians[0]), right \(medians[1])"
    }.joined(separator: "; ") + "."
  }

  private static func drawing(
    _ number: Int, _ pair: SidePair, width: Double, screens: Figure.Screens
  ) -> Figure.Drawing {
    let measure = SideSession.measures[number]
    let sides = [pair.left, pair.right].map { session in
      zip(session.indices, session.values[number]).compactMap { index, value in
        value.map { (x: Double(index), y: $0) }
      }
    }
    let all = sides.flatMap { $0 }
    let shown = 0.4...((all.map { $0.x }.max() ?? 1) + 1.2)
    let domain =
      measure.metric == nil
      ? 0...100 : AxisTicks.widened(0...max(0.1, all.map { $0.y }.max() ?? 0.1), atMost: 4)
    let area = PlotArea(width: width, top: 24, height: 110, left: 34, right: 6, x: shown, y: domain)
    var content = area.leftAxis(AxisTicks(in: domain, atMost: 4), name: nil)
    content.append(area.label(measure.title, x: 0, y: 12, style: "heading"))
    for (side, points) in zip(["left", "right"], sides) {
      content.append(area.line(points, style: "thread \(side)"))
      content += points.map { point in
        mark(side, at: point, in: area)
          .titled("\(side), rep \(Int(point.x)): \(point.y.text(decimals: measure.decimals))")
      }
      if let last = points.last {
        content.append(
          area.label(
            side == "left" ? "L" : "R", x: area.x(last.x) + 8,
            y: area.y.clamped(last.y) + (side == "left" ? -2 : 10), style: "letter \(side)"))
      }
    }
    if all.isEmpty {
      content += area.absent(
        "\(notMeasured): \(pair.left.reasons[number] ?? pair.right.reasons[number] ?? "no value")")
    }
    content += area.repetitionAxis(shown)
    return Figure.Drawing(
      title: measure.title, width: width, height: area.bottom + 22, content: content,
      screens: screens)
  }

  private static func mark(
    _ side: String, at point: (x: Double, y: Double), in area: PlotArea
  ) -> Element {
    let (x, y) = (area.x(point.x), area.y.clamped(point.y))
    return side == "left"
      ? Element(.circle, ["class": "side left", "cx": x.svg, "cy": y.svg, "r": "3.6"])
      : Element(
        .rect,
        [
          "class": "side right", "x": (x - 3.2).svg, "y": (y - 3.2).svg, "width": "6.4",
          "height": "6.4",
        ])
  }

  private static func table(_ pair: SidePair) -> DataTable {
    func row(_ name: String, _ value: (SessionSummary) -> Double?, decimals: Int) -> [String] {
      let (left, right) = (value(pair.left.summary), value(pair.right.summary))
      let difference = left.flatMap { left in right.map { $0 - left } }
      return [name]
        + [left, right, difference].map { $0?.text(decimals: decimals) ?? notMeasured }
    }
    return DataTable(
      columns: [.init("", .word), .init("left"), .init("right"), .init("right − left")],
      rows: [
        row("mean of the scores", { $0.scoreMean }, decimals: 0),
        row("\(RangeOfMotion.range.head), median", { $0.rangeMedianDegrees }, decimals: 1),
        row("\(Tempo.lift.head), median", { $0.liftMedianSeconds }, decimals: 1),
        row("\(Tempo.hold.head), median", { $0.holdMedianSeconds }, decimals: 1),
        row("\(Tempo.lower.head), median", { $0.lowerMedianSeconds }, decimals: 1),
        row("repetitions", { Double($0.repetitions) }, decimals: 0),
        row(
          "shaky maximum at rep", { $0.shakyMaxRepetition.map(Double.init) }, decimals: 0),
        row("stop at rep", { $0.stopRepetition.map(Double.init) }, decimals: 0),
      ])
  }
}
