import HiplineAnalysis
import HiplineCore

/// The pelvis against the moving segment: an angle–angle diagram, one line a repetition.
///
/// An isolated repetition is a line along the bottom; where the pelvis helps, the line climbs with the leg.
enum PelvisPlot {
  /// - Returns: nil where no sensor was on the pelvis.
  static func figure(
    _ traces: SessionTraces, of session: SessionResult, segment: String
  ) -> Figure? {
    let paths = traces.sets.flatMap { set in
      session.repetitions.filter { $0.set == set.index }.compactMap { Path($0, in: set) }
    }
    guard !paths.isEmpty else { return nil }
    return Figure(
      id: "pelvis", title: "Pelvis against \(segment)",
      summary: summary(session),
      caption:
        "Left, one line a repetition, from rest and back: along the bottom the hip keeps still. Right, the pelvis’ largest turn "
        + "as a share of the range. From \((session.profile.compensation.isolationRatio * 100).text(decimals: 0)) % on the "
        + "pelvis helps.",
      drawings: Figure.Screens.half.map { screens, width in
        drawing(paths, session.profile, segment: segment, width: width, screens: screens)
      }
        + Figure.Screens.half.map { screens, width in
          shares(session, width: width, screens: screens)
        },
      table: DataTable(
        columns: [
          .init("rep"), .init("state", .word), .init(RangeOfMotion.range.head),
          .init(Isolation.pelvis.head),
          .init("pelvis of range (%)"),
        ],
        rows: session.repetitions.map { repetition in
          [
            "\(repetition.index)", StateMark(repetition).label,
            repetition.text(RangeOfMotion.range),
            repetition.text(Isolation.pelvis),
            repetition.number(Isolation.ratio).map { ($0 * 100).text(decimals: 0) }
              ?? repetition.text(Isolation.ratio),
          ]
        }))
  }

  /// Angle and pelvis turn of one repetition, in degrees.
  private struct Path {
    var repetition: RepetitionResult
    var points: [(x: Double, y: Double)]

    init?(_ repetition: RepetitionResult, in set: SetTrace) {
      guard let pelvis = set.pelvis, repetition.number(Isolation.pelvis) != nil else { return nil }
      self.repetition = repetition
      let steps =
        set.angle.step(
          at: repetition.startSeconds)...set.angle.step(
          at: max(repetition.startSeconds, repetition.endSeconds))
      points = steps.map { step in
        (
          set.angle.middle(at: step),
          pelvis.middle(at: pelvis.step(at: set.angle.seconds(at: step)))
        )
      }
    }
  }

  private static func summary(_ session: SessionResult) -> String {
    let turns = session.repetitions.compactMap { $0.number(Isolation.pelvis) }
    return "The pelvis turns by \((turns.min() ?? 0).text(decimals: 1))° to "
      + "\((turns.max() ?? 0).text(decimals: 1))°. " + StateMark.summary(session.repetitions)
  }

  private static func drawing(
    _ paths: [Path], _ profile: ExerciseProfile, segment: String, width: Double,
    screens: Figure.Screens
  ) -> Figure.Drawing {
    let all = paths.flatMap { $0.points }
    let thigh = AxisTicks.aired(
      min(0, all.map { $0.x }.min() ?? 0)...max(1, all.map { $0.x }.max() ?? 1))
    let pelvis = AxisTicks.aired(0...max(2, all.map { $0.y }.max() ?? 2))
    let area = PlotArea(width: width, top: 28, height: width * 0.5, x: thigh, y: pelvis)
    var content = area.leftAxis(AxisTicks(in: pelvis, atMost: 7), name: Isolation.pelvis.head)
    content += area.bottomAxis(AxisTicks(in: thigh, atMost: 8), name: "\(segment) (°)")
    for limit in limits(profile) { content += ray(limit.share, style: limit.style, in: area) }
    content += paths.map { path in
      area.line(path.points, style: "path \(StateMark(path.repetition).rawValue)")
        .titled(RepetitionHover.text(path.repetition))
    }
    return Figure.Drawing(
      width: width, height: area.bottom + 38, content: content, screens: screens)
  }

  /// The target's end, and where the pelvis counts as helping.
  private static func limits(_ profile: ExerciseProfile) -> [(share: Double, style: String)] {
    let target = profile.components.first { $0.metric == Isolation.ratio }?.highest
    return [(profile.compensation.isolationRatio, "limit")]
      + (target.map { [($0, "target")] } ?? [])
  }

  private static func shares(
    _ session: SessionResult, width: Double, screens: Figure.Screens
  ) -> Figure.Drawing {
    let points = session.repetitions.compactMap { repetition in
      repetition.number(Isolation.ratio).map { (repetition: repetition, percent: $0 * 100) }
    }
    let indices = session.repetitions.map { Double($0.index) }
    let shown = ((indices.first ?? 1) - 0.7)...((indices.last ?? 1) + 0.7)
    let percents = AxisTicks.aired(0...max(30, points.map { $0.percent }.max() ?? 30))
    let area = PlotArea(width: width, top: 28, height: width * 0.5, x: shown, y: percents)
    var content = area.leftAxis(
      AxisTicks(in: percents, atMost: 6), name: "pelvis, share of the range (%)")
    content += limits(session.profile).flatMap { limit in
      let ends = [shown.lowerBound, shown.upperBound].map { (x: $0, y: limit.share * 100) }
      return [
        area.line(ends, style: "ray \(limit.style)"),
        area.label(
          limit.style == "limit" ? "helps" : "target", x: area.right,
          y: area.y.clamped(limit.share * 100) - 5, anchor: "end", style: "tick"),
      ]
    }
    content += points.map { point in
      area.point(point.repetition, x: Double(point.repetition.index), y: point.percent)
        .titled(RepetitionHover.text(point.repetition))
    }
    content += area.repetitionAxis(shown)
    content.append(
      area.label("repetition", x: area.right, y: area.bottom + 33, anchor: "end", style: "axis"))
    return Figure.Drawing(
      title: "Share of the range that the pelvis makes", width: width, height: area.bottom + 38,
      content: content, screens: screens)
  }

  /// Where the pelvis makes a share of the movement, up to the edge of the plot.
  private static func ray(_ share: Double, style: String, in area: PlotArea) -> [Element] {
    let end = min(area.x.domain.upperBound, area.y.domain.upperBound / share)
    guard end > 0 else { return [] }
    let isCut = end < area.x.domain.upperBound
    return [
      area.line([(0, 0), (end, end * share)], style: "ray \(style)"),
      area.label(
        "\((share * 100).text(decimals: 0)) %", x: area.x(end) - (isCut ? 6 : 2),
        y: max(area.top + 12, area.y(end * share) + (isCut ? 12 : -5)), anchor: "end",
        style: "tick"),
    ]
  }
}
