import HiplineAnalysis
import HiplineCore

/// The angle over one set, with every repetition's phases and state, and the pelvis on the same time axis where a sensor was
/// on it.
enum AnglePlot {
  static func figure(_ trace: SetTrace, of session: SessionResult, segment: String) -> Figure {
    let repetitions = session.repetitions.filter { $0.set == trace.index }
    let set = session.sets.count > 1 ? ", set \(trace.index)" : ""
    return Figure(
      id: "angle-\(trace.index)", title: "Angle of the \(segment) over time\(set)",
      summary: "A line that rises and falls once a repetition, "
        + "\(repetitions.count) times. " + StateMark.summary(repetitions),
      caption: trace.index > 1
        ? ""
        : "From the rest pose. Every repetition is a band with its number and the letter of its state; the stronger part of "
          + "a band is the hold at the top."
          + (trace.pelvis == nil
            ? "" : " Below, how far the pelvis is from its pose at the start of the repetition."),
      drawings: Figure.Screens.full.map { screens, width in
        drawing(trace, repetitions, segment: segment, width: width, screens: screens)
      },
      table: table(repetitions, hasPelvis: trace.pelvis != nil))
  }

  private static func drawing(
    _ trace: SetTrace, _ repetitions: [RepetitionResult], segment: String, width: Double,
    screens: Figure.Screens
  ) -> Figure.Drawing {
    let shown = trace.angle.shownSeconds
    let low = min(0, trace.angle.low.min() ?? 0)
    let high = max(1, trace.angle.high.max() ?? 1)
    let angles = AxisTicks.aired(low...high)
    let area = PlotArea(
      width: width, top: 58, height: screens == .narrow ? 150 : 190, x: shown, y: angles)
    var content = repetitions.map { band($0, in: area).titled(RepetitionHover.text($0)) }
    content += trace.gaps.map {
      area.band($0, style: "gap").titled("not measured: samples are missing")
    }
    content += area.leftAxis(AxisTicks(in: angles, atMost: 6), name: "\(segment) (°)", above: 44)
    content.append(area.line(trace.angle, except: trace.gaps, style: "line"))
    var last = area
    if let pelvis = trace.pelvis {
      let turns = AxisTicks.aired(0...max(2, pelvis.high.max() ?? 2))
      last = PlotArea(width: width, top: area.bottom + 34, height: 84, x: shown, y: turns)
      content += repetitions.map {
        last.band($0.span, style: "band \(StateMark($0).rawValue)").titled(RepetitionHover.text($0))
      }
      content += last.leftAxis(AxisTicks(in: turns, atMost: 4), name: "pelvis (°)")
      content.append(last.line(pelvis, except: [], style: "line pelvis"))
    }
    content += last.bottomAxis(
      AxisTicks(in: shown, atMost: screens == .narrow ? 5 : 12), name: "time (s)")
    return Figure.Drawing(
      width: width, height: last.bottom + 38, content: content, screens: screens)
  }

  /// A band over the repetition, a stronger one over its hold, and number and letter above.
  private static func band(_ repetition: RepetitionResult, in area: PlotArea) -> Element {
    let mark = StateMark(repetition)
    let ends = [repetition.startSeconds, repetition.endSeconds].map(area.x.clamped)
    let middle = (ends[0] + ends[1]) / 2
    let isRoomy = ends[1] - ends[0] >= 14
    var band = Element(.g)
    band.append(area.band(repetition.span, style: "band \(mark.rawValue)"))
    band.append(area.band(repetition.hold, style: "hold \(mark.rawValue)"))
    if isRoomy || repetition.index % 5 == 0 {
      band.append(
        area.label(
          "\(repetition.index)", x: middle, y: area.top - 20, anchor: "middle", style: "number"))
    }
    if isRoomy {
      band.append(
        area.label(
          mark.letter, x: middle, y: area.top - 6, anchor: "middle",
          style: "letter \(mark.rawValue)"))
    }
    return band
  }

  private static func table(_ repetitions: [RepetitionResult], hasPelvis: Bool) -> DataTable {
    DataTable(
      columns: [
        .init("rep"), .init("state", .word), .init("start (s)"), .init("top from (s)"),
        .init("top to (s)"), .init("end (s)"), .init(RangeOfMotion.range.head),
      ] + (hasPelvis ? [.init(Isolation.pelvis.head)] : []),
      rows: repetitions.map { repetition in
        [
          "\(repetition.index)", StateMark(repetition).label,
          repetition.startSeconds.text(decimals: 1), repetition.topStartSeconds.text(decimals: 1),
          repetition.topEndSeconds.text(decimals: 1), repetition.endSeconds.text(decimals: 1),
          repetition.text(RangeOfMotion.range),
        ] + (hasPelvis ? [repetition.text(Isolation.pelvis)] : [])
      })
  }
}
