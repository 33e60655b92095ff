import HiplineAnalysis
import HiplineCore
import HiplineSignal

/// How a person goes on: the mean of every session over the days, and the last day against the first in numbers.
enum ProgressPlot {
  private static let shown =
    [.score] + [RangeOfMotion.range, Tempo.hold, HoldTremor.acceleration].map(ComparedMetric.init)

  /// - Parameter number: Of the course on the page, from 1.
  static func figure(_ course: ProgressCourse, number: Int) -> Figure {
    let measures = shown.compactMap(ComparedMetric.all.firstIndex)
    return Figure(
      id: "progress-\(number)", title: course.title, summary: course.answer,
      caption: course.answer
        + " The points are the means of the sessions over the days since the first one, the bars their standard errors.",
      drawings: measures.flatMap { measure in
        Figure.Screens.quarter.map { screens, width in
          drawing(measure, course, width: width, screens: screens)
        }
      },
      table: table(course))
  }

  private static func drawing(
    _ measure: Int, _ course: ProgressCourse, width: Double, screens: Figure.Screens
  ) -> Figure.Drawing {
    let metric = ComparedMetric.all[measure]
    let first = course.sessions[0].dayNumber
    let points = course.sessions.compactMap { session -> Point? in
      Point(session, measure: measure, of: course, from: first)
    }
    let days = max(1, course.sessions[course.sessions.count - 1].dayNumber - first)
    let air = days * 0.06
    let isScore = metric == .score
    let top = points.map { $0.mean + ($0.standardError ?? 0) }.max() ?? 0.1
    let domain =
      isScore ? 0...100 : AxisTicks.widened(0...max(0.1, top), atMost: 4)
    let area = PlotArea(
      width: width, top: 24, height: 110, left: 34, right: 6, x: -air...(days + air), y: domain)
    var content = area.leftAxis(AxisTicks(in: domain, atMost: 4), name: nil)
    content.append(area.label(metric.title, x: 0, y: 12, style: "heading"))
    content.append(area.line(points.map { ($0.day, $0.mean) }, style: "thread left"))
    for point in points {
      let x = area.x(point.day)
      if let error = point.standardError {
        content.append(
          SVGElement(
            "line",
            [
              "class": "rule", "x1": x.svg, "x2": x.svg,
              "y1": area.y.clamped(point.mean - error).svg,
              "y2": area.y.clamped(point.mean + error).svg,
            ]))
      }
      content.append(
        SVGElement(
          "circle",
          [
            "class": "side left", "cx": x.svg, "cy": area.y.clamped(point.mean).svg, "r": "3.6",
          ]
        ).titled("\(point.date): \(point.mean.text(significantDigits: 3))"))
    }
    if points.isEmpty { content += area.absent(notMeasured) }
    content += area.bottomAxis(AxisTicks(in: 0...days, atMost: 4), name: "days")
    return Figure.Drawing(
      title: metric.title, width: width, height: area.bottom + 34, content: content,
      screens: screens)
  }

  /// The mean of a session's repetitions.
  private struct Point {
    let day: Double
    let date: String
    let mean: Double
    /// nil for fewer than two repetitions.
    let standardError: Double?

    init?(
      _ session: ProgressSession, measure: Int, of course: ProgressCourse, from first: Double
    ) {
      let values = session.values(measure, parts: course.parts)
      guard let mean = RobustStatistics.mean(values) else { return nil }
      day = session.dayNumber - first
      date = session.day
      self.mean = mean
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let count = Double(values.count)
      standardError = count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
    }
  }

  private static func table(_ course: ProgressCourse) -> DataTable {
    DataTable(
      columns: [
        .init("mean", .word), .init(course.sessions[0].day),
        .init(course.sessions[course.sessions.count - 1].day), .init("change"),
        .init("95 % interval"), .init("detectable"), .init("", .word),
      ],
      rows: course.comparisons.filter { $0.verdict != .notMeasured }.map {
        ComparisonTextRenderer.cells($0, areSides: false)
      })
  }
}
