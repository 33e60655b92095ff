import HiplineAnalysis
import HiplineCore

/// The score of every repetition: the session at a glance.
enum ScorePlot {
  /// - Returns: nil where no repetition has a score.
  static func figure(_ session: SessionResult) -> Figure? {
    let repetitions = session.repetitions
    guard repetitions.contains(where: { $0.score?.overall != nil }) else { return nil }
    return Figure(
      id: "scores", title: "Score of every repetition", summary: summary(session),
      caption: "",
      drawings: [(Figure.Screens.wide, 640.0), (.narrow, 350)].map { screens, width in
        drawing(repetitions, summary: session.summary, width: width, screens: screens)
      },
      table: DataTable(
        columns: [
          .init("rep"), .init("state", .word), .init("score"), .init("of the profile"),
        ],
        rows: repetitions.map { repetition in
          [
            "\(repetition.index)", StateMark(repetition).label,
            repetition.score?.overall?.text(decimals: 0) ?? notMeasured,
            repetition.score.map { ($0.coverage * 100).text(decimals: 0) + " %" } ?? notMeasured,
          ]
        }))
  }

  private static func summary(_ session: SessionResult) -> String {
    let scores = session.repetitions.compactMap { $0.score?.overall }
    return "One bar a repetition, from \((scores.min() ?? 0).text(decimals: 0)) to "
      + "\((scores.max() ?? 0).text(decimals: 0)) of 100. "
      + StateMark.summary(session.repetitions)
  }

  private static func drawing(
    _ repetitions: [RepetitionResult], summary: SessionSummary, width: Double,
    screens: Figure.Screens
  ) -> Figure.Drawing {
    let count = Double(repetitions.count)
    let area = PlotArea(
      width: width, top: 26, height: 132, left: 30, right: 2, x: 0...max(count, 6), y: 0...100)
    let ticks = AxisTicks(in: 0...100, atMost: 3)
    var content = area.leftAxis(ticks, name: nil)
    for (place, repetition) in repetitions.enumerated() {
      content.append(
        bar(repetition, at: Double(place), in: area, summary: summary)
          .titled(RepetitionHover.text(repetition)))
    }
    content.append(area.baseline)
    return Figure.Drawing(
      width: width, height: area.bottom + 24, content: content, screens: screens)
  }

  private static func bar(
    _ repetition: RepetitionResult, at place: Double, in area: PlotArea, summary: SessionSummary
  ) -> Element {
    let mark = StateMark(repetition)
    let score = repetition.score?.overall
    let gap = 0.14
    let left = area.x(place + gap)
    let right = area.x(place + 1 - gap)
    let height = score ?? 0
    let isRoomy = right - left >= 17
    var bar = Element(.g)
    bar.append(
      Element(
        .rect,
        [
          "class": "bar \(mark.rawValue)", "x": left.svg, "width": (right - left).svg,
          "y": area.y(height).svg, "height": (area.bottom - area.y(height)).svg,
        ]))
    let middle = (left + right) / 2
    if isRoomy || repetition.index % 5 == 0 {
      bar.append(
        area.label(
          "\(repetition.index)", x: middle, y: area.bottom + 17, anchor: "middle", style: "tick"))
    }
    if isRoomy {
      bar.append(
        area.label(
          score?.text(decimals: 0) ?? "–", x: middle, y: area.y(height) - 6, anchor: "middle",
          style: "value"))
      bar.append(
        area.label(
          mark.letter, x: middle, y: area.bottom - 7, anchor: "middle", style: "letter onbar"))
    }
    return bar
  }
}
