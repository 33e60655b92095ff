import HiplineAnalysis
import HiplineCore
import HiplineSignal

/// How a person goes on in one exercise: every number of the sessions over the days, left and right in one plot.
enum CoursePlot {
  /// - Parameter number: Of the course on the page, from 1.
  /// - Returns: nil where no session has a day.
  static func figure(_ course: PersonCourse, number: Int) -> Figure? {
    guard let first = course.sessions.first?.day, let last = course.sessions.last?.day else {
      return nil
    }
    return Figure(
      id: "course-\(number)", title: "\(course.title) over the days",
      summary: CourseSentences(course).all.joined(separator: " "),
      caption: caption(course),
      drawings: PersonMeasure.all.indices.flatMap { measure in
        Figure.Screens.half.map { screens, width in
          drawing(measure, course, days: first...last, width: width, screens: screens)
        }
      },
      table: table(course))
  }

  private static func caption(_ course: PersonCourse) -> String {
    let sides = course.sides.compactMap { side in
      side.map { $0 == .left ? "circles and L are left" : "filled squares and R are right" }
    }
    return (sides.isEmpty ? "" : sides.joined(separator: ", ").capitalisedFirst + ". ")
      + "Bars are standard uncertainties, of the shaky maximum the repetitions that it cannot be told from. A dashed line with its 95 % "
      + "band is drawn where a number rose or fell by more than it differs from day to day: the straight line that was fitted. Where there "
      + "is none, no change was seen."
  }

  private static func drawing(
    _ measure: Int, _ course: PersonCourse, days: ClosedRange<CivilDay>, width: Double,
    screens: Figure.Screens
  ) -> Figure.Drawing {
    let shown = PersonMeasure.all[measure]
    let all = course.sides.flatMap { course.points(measure, side: $0) }
    let highest = all.map { $0.value.bar?.upperBound ?? $0.value.number }.max() ?? 1
    let domain =
      shown.bounds
      ?? AxisTicks.widened(0...max(shown.decimals == 0 ? 4 : 1, highest), atMost: 5)
    let span = Double(max(1, days.upperBound.number - days.lowerBound.number))
    let air = span * 0.05
    let area = PlotArea(
      width: width, top: 38, height: 130, left: 34, right: 14,
      x: (Double(days.lowerBound.number) - air)...(Double(days.lowerBound.number) + span + air),
      y: domain)
    var content = [area.label(shown.title, x: 0, y: 13, style: "heading")]
    content += area.leftAxis(
      AxisTicks(in: domain, atMost: 5, integers: shown.decimals == 0), name: nil)
    content += axis(days, in: area)
    content += course.sides.flatMap { trend(measure, course, side: $0, in: area) }
    content += course.sides.flatMap { line(measure, course, side: $0, in: area) }
    if all.isEmpty { content += area.absent(notMeasured) }
    return Figure.Drawing(
      title: "\(shown.title): \(shown.meaning)", width: width, height: area.bottom + 24,
      content: content, screens: screens)
  }

  private static func axis(_ days: ClosedRange<CivilDay>, in area: PlotArea) -> [Element] {
    // For layout only: a day and a month take so many pixels.
    let room = 62.0
    let ticks = DateTicks.ticks(
      from: days.lowerBound, to: days.upperBound,
      atMost: max(2, Int((area.right - area.left) / room)))
    return ticks.flatMap { tick in
      let x = area.x(tick.day)
      return [
        Element(
          .line,
          [
            "class": "rule", "x1": x.svg, "x2": x.svg, "y1": area.bottom.svg,
            "y2": (area.bottom + 4).svg,
          ]),
        area.label(tick.label, x: x, y: area.bottom + 17, anchor: "middle", style: "tick"),
      ]
    } + [area.baseline]
  }

  /// What was fitted, where it is more than noise, over the days that it was fitted to.
  private static func trend(
    _ measure: Int, _ course: PersonCourse, side: Side?, in area: PlotArea
  ) -> [Element] {
    guard let trend = course.trend(measure, side: side),
      trend.isBeyondNoise(decimals: PersonMeasure.all[measure].decimals)
    else { return [] }
    let ends = [trend.line.first.day, trend.line.last.day]
    return [
      area.ribbon(over: ends[0]...ends[1], style: "ribbon \(style(side))") {
        trend.line.height(at: $0).interval
      },
      area.line(zip(ends, trend.ends).map { (x: $0, y: $1) }, style: "fit \(style(side))"),
    ]
  }

  private static func line(
    _ measure: Int, _ course: PersonCourse, side: Side?, in area: PlotArea
  ) -> [Element] {
    let runs = course.runs(measure, side: side)
    var content = runs.filter { $0.count > 1 }.map { run in
      area.line(
        run.map { (Double($0.day.number), $0.value.number) }, style: "thread \(style(side))")
    }
    for run in runs {
      for (place, point) in run.enumerated() {
        content.append(
          mark(point, measure: measure, side: side, isFirstOfRun: place == 0, in: area))
      }
    }
    if let side, let last = runs.last?.last {
      content.append(
        area.label(
          side == .left ? "L" : "R", x: area.x(Double(last.day.number)) + 8,
          y: area.y.clamped(last.value.number) + (side == .left ? -3 : 11),
          style: "letter \(style(side))"))
    }
    return content
  }

  private static func mark(
    _ point: PersonCourse.Point, measure: Int, side: Side?, isFirstOfRun: Bool, in area: PlotArea
  ) -> Element {
    let (x, y) = (area.x(Double(point.day.number)), area.y.clamped(point.value.number))
    var group = Element(.g)
    if let bar = point.value.bar, bar.lowerBound < bar.upperBound {
      group.append(
        area.line(
          [bar.lowerBound, bar.upperBound].map {
            (
              Double(point.day.number),
              min(max($0, area.y.domain.lowerBound), area.y.domain.upperBound)
            )
          }, style: "whisker"))
    }
    let isOpen = point.value.isAtLeast ? " open" : ""
    group.append(
      side == .right
        ? Element(
          .rect,
          [
            "class": "side right\(isOpen)", "x": (x - 3.2).svg, "y": (y - 3.2).svg, "width": "6.4",
            "height": "6.4",
          ])
        : Element(
          .circle,
          ["class": "side \(style(side))\(isOpen)", "cx": x.svg, "cy": y.svg, "r": "3.6"]))
    if point.value.isAtLeast {
      group.append(
        Element(
          .path,
          [
            "class": "arrow \(style(side))",
            "d": "M\(x.svg) \((y - 4).svg)v-7m-3 3l3 -3l3 3",
          ]))
    }
    let coverage = PersonCourse.isScore(measure) ? point.session.coverage : nil
    if let partly = ScoreCoverage.textIfPartial(coverage), isFirstOfRun {
      group.append(
        area.label(
          partly, x: x, y: min(y + 18, area.bottom - 3), anchor: "middle", style: "tick"))
    }
    return group.titled(hover(point, measure: PersonMeasure.all[measure], coverage: coverage))
  }

  private static func hover(
    _ point: PersonCourse.Point, measure: PersonMeasure, coverage: Double?
  ) -> String {
    [
      point.day.long, point.session.side?.rawValue,
      (point.value.isAtLeast ? "at least " : "") + measure.text(point.value.number),
      coverage.map { "covers \(ScoreCoverage.text($0)) of the profile" },
      point.session.id.printable,
    ].compactMap { $0 }.joined(separator: " · ")
  }

  private static func style(_ side: Side?) -> String { side?.rawValue ?? "unsided" }

  /// The numbers behind the marks, a row a session.
  private static func table(_ course: PersonCourse) -> DataTable {
    DataTable(
      columns: [.init("day", .word), .init("side", .word)]
        + PersonMeasure.all.map { .init($0.title) } + [.init("covers")],
      rows: course.sessions.map { session in
        [session.day?.iso ?? "–", session.side?.rawValue ?? "–"]
          + zip(PersonMeasure.all, session.values).map { measure, value in
            guard let value else { return "–" }
            let error = value.bar.map { bar in
              (bar.upperBound - value.number).rounded(decimals: measure.decimals) > 0
                ? " ± \((bar.upperBound - value.number).text(decimals: measure.decimals))" : ""
            }
            return (value.isAtLeast ? "≥ " : "") + value.number.text(decimals: measure.decimals)
              + (measure.name == PersonMeasure.shakyMaximum.name ? "" : error ?? "")
          } + [session.coverage.map(ScoreCoverage.text) ?? "–"]
      })
  }
}
