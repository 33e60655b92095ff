import HiplineAnalysis

/// The angle over one set, with every repetition's phases and state, and the pelvis on the same time axis where a sensor was
/// on it.
enum AnglePlot {
  static func figure(
    _ trace: SetTrace, of session: SessionResult, segment: String
  ) -> Figure {
    let repetitions = session.repetitions.filter { $0.set == trace.index }
    let many = session.sets.count > 1 ? "Set \(trace.index): angle" : "Angle"
    return Figure(
      id: "angle-\(trace.index)", title: "\(many) of the \(segment) over time",
      summary: summary(repetitions, segment: segment),
      caption:
        "The \(segment)’s angle from its rest pose. Each repetition is a band with its number and the letter of its state; "
        + "the darker part of the band is the hold at the top."
        + (trace.pelvis == nil
          ? "" : " Below, how far the pelvis is from its pose at the start of the repetition."),
      drawings: [
        drawing(trace, repetitions, segment: segment, width: 1040, screens: .wide),
        drawing(trace, repetitions, segment: segment, width: 358, screens: .narrow),
      ],
      table: table(repetitions, hasPelvis: trace.pelvis != nil))
  }

  private static func summary(_ repetitions: [RepetitionResult], segment: String) -> String {
    let states = StateMark.allCases.compactMap { mark -> String? in
      let these = repetitions.filter { StateMark($0) == mark }.map(\.index)
      return these.isEmpty ? nil : "\(mark.rawValue): \(RepetitionNumbers.text(these))"
    }
    return "A line that rises and falls once a repetition, \(repetitions.count) times. "
      + "Repetitions by state: " + states.joined(separator: "; ") + "."
  }

  private static func drawing(
    _ trace: SetTrace, _ repetitions: [RepetitionResult], segment: String, width: Double,
    screens: Figure.Drawing.Screens
  ) -> Figure.Drawing {
    let shown =
      trace.angle
      .startSeconds...(trace.angle.startSeconds + Double(trace.angle.count)
      * trace.angle.stepSeconds)
    let low = min(0, trace.angle.low.min() ?? 0)
    let high = max(1, trace.angle.high.max() ?? 1)
    let angles = AxisTicks.widened(low...high, atMost: 6)
    let thigh = PlotArea(
      width: width, top: 52, height: screens == .narrow ? 150 : 200, left: 34, x: shown, y: angles)
    var content = repetitions.flatMap { bands($0, in: thigh) }
    content += trace.gaps.map {
      thigh.band($0, style: "gap").titled("not measured: samples are missing")
    }
    content += thigh.leftAxis(AxisTicks(in: angles, atMost: 6), name: "\(segment) (°)")
    content.append(thigh.line(trace.angle, style: "line"))
    var last = thigh
    if let pelvis = trace.pelvis {
      let turns = AxisTicks.widened(0...max(2, pelvis.high.max() ?? 2), atMost: 4)
      last = PlotArea(
        width: width, top: thigh.bottom + 34, height: 80, left: 34, x: shown, y: turns)
      content += repetitions.map { last.band($0.span, style: "band \(StateMark($0).rawValue)") }
      content += last.leftAxis(AxisTicks(in: turns, atMost: 4), name: "pelvis (°)")
      content.append(last.line(pelvis, style: "line pelvis"))
    }
    content += last.bottomAxis(
      AxisTicks(in: shown, atMost: screens == .narrow ? 5 : 12), name: "time (s)")
    return Figure.Drawing(
      width: width, height: last.bottom + 40, content: content, screens: screens)
  }

  /// A band over the repetition, a darker one over its hold, and number and letter above.
  private static func bands(_ repetition: RepetitionResult, in area: PlotArea) -> [SVGElement] {
    let mark = StateMark(repetition)
    let middle =
      (area.x.clamped(repetition.startSeconds) + area.x.clamped(repetition.endSeconds)) / 2
    let isNarrow =
      area.x.clamped(repetition.endSeconds) - area.x.clamped(repetition.startSeconds) < 14
    var band = SVGElement("g")
    band.children = [
      area.band(repetition.span, style: "band \(mark.rawValue)"),
      area.band(
        repetition.topStartSeconds...max(repetition.topStartSeconds, repetition.topEndSeconds),
        style: "hold \(mark.rawValue)"),
    ]
    if !isNarrow || repetition.index % 5 == 0 {
      band.children.append(
        area.label(
          "\(repetition.index)", x: middle, y: area.top - 20, anchor: "middle", style: "number"))
    }
    if !isNarrow {
      band.children.append(
        area.label(
          mark.letter, x: middle, y: area.top - 6, anchor: "middle",
          style: "letter \(mark.rawValue)"))
    }
    return [band.titled(hover(repetition))]
  }

  private static func hover(_ repetition: RepetitionResult) -> String {
    var parts = ["Rep \(repetition.index): \(StateMark(repetition).rawValue)"]
    if let score = repetition.score?.overall { parts.append("score \(score.text(decimals: 0))") }
    if let range = repetition.number("rom_deg") {
      parts.append("range \(range.text(decimals: 1))°")
    }
    if let pelvis = repetition.number("pelvis_rom_deg") {
      parts.append("pelvis \(pelvis.text(decimals: 1))°")
    }
    parts.append(
      "up \((repetition.topStartSeconds - repetition.startSeconds).text(decimals: 1)) s, "
        + "hold \((repetition.topEndSeconds - repetition.topStartSeconds).text(decimals: 1)) s, "
        + "down \((repetition.endSeconds - repetition.topEndSeconds).text(decimals: 1)) s")
    return parts.joined(separator: " · ")
  }

  private static func table(_ repetitions: [RepetitionResult], hasPelvis: Bool) -> FigureTable {
    FigureTable(
      header: ["rep", "state", "start (s)", "top from (s)", "top to (s)", "end (s)", "range (°)"]
        + (hasPelvis ? ["pelvis (°)"] : []),
      rows: repetitions.map { repetition in
        [
          "\(repetition.index)", StateMark(repetition).rawValue,
          repetition.startSeconds.text(decimals: 1), repetition.topStartSeconds.text(decimals: 1),
          repetition.topEndSeconds.text(decimals: 1), repetition.endSeconds.text(decimals: 1),
          repetition.reading("rom_deg", decimals: 1),
        ] + (hasPelvis ? [repetition.reading("pelvis_rom_deg", decimals: 1)] : [])
      })
  }
}
