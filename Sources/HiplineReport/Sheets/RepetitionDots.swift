import HiplineCore

/// The picture of the patient's sheet: a row a day, a dot a repetition, a column a side.
enum RepetitionDots {
  /// For layout only: more days than these are not on the sheet, which is one page.
  private static let mostDays = 8

  /// - Parameter sessions: In the order of their days.
  static func figure(
    _ sessions: [PersonSession], sides: [Side?], texts: SheetTexts, name: (Side?) -> String
  ) -> Figure {
    let rows = rows(sessions, sides: sides)
    return Figure(
      id: "picture", title: texts[.picture], summary: texts[.picture], caption: "",
      drawings: [(Figure.Screens.wide, 640.0), (.narrow, 350)].map { screens, width in
        drawing(rows, sides: sides, texts: texts, name: name, width: width, screens: screens)
      },
      table: DataTable(columns: [], rows: []))
  }

  private struct Row {
    /// nil where nobody said when it was.
    var day: CivilDay?
    /// One a side.
    var sessions: [PersonSession?]
  }

  /// The last days; a side's second session of a day has a row of its own.
  private static func rows(_ sessions: [PersonSession], sides: [Side?]) -> [Row] {
    let days = Set(sessions.map { $0.day }).sorted { ($0?.number ?? 0) < ($1?.number ?? 0) }
    return days.suffix(mostDays).flatMap { day in
      let ofSides = sides.map { side in sessions.filter { $0.day == day && $0.side == side } }
      return (0..<(ofSides.map { $0.count }.max() ?? 0)).map { place in
        Row(day: day, sessions: ofSides.map { $0.dropFirst(place).first })
      }
    }
  }

  private static func drawing(
    _ rows: [Row], sides: [Side?], texts: SheetTexts, name: (Side?) -> String, width: Double,
    screens: Figure.Screens
  ) -> Figure.Drawing {
    let (left, top, height) = (58.0, 26.0, 21.0)
    let column = (width - left) / Double(max(1, sides.count))
    let most = rows.flatMap { $0.sessions }.compactMap { $0?.lesson.signs.count }.max() ?? 1
    let step = min(20, (column - 12) / Double(max(1, most)))
    var content: [Element] = sides.enumerated().map { place, side in
      label(name(side), x: left + Double(place) * column, y: 13, style: "heading")
    }
    for (number, row) in rows.enumerated() {
      let y = top + (Double(number) + 0.5) * height
      let isRepeated = number > 0 && rows[number - 1].day == row.day
      if let day = row.day, !isRepeated {
        content.append(label(texts.shortDate(day), x: 0, y: y + 4, style: "tick"))
      }
      for (place, session) in row.sessions.enumerated() {
        let start = left + Double(place) * column + step / 2
        content += (session?.lesson.signs ?? []).enumerated().map { repetition, sign in
          dot(sign, x: start + Double(repetition) * step, y: y, radius: min(7, step * 0.36))
        }
      }
    }
    return Figure.Drawing(
      width: width, height: top + Double(rows.count) * height + 4, content: content,
      screens: screens)
  }

  private static func label(_ text: String, x: Double, y: Double, style: String) -> Element {
    Element(.text, ["class": style, "x": x.svg, "y": y.svg], text: text)
  }

  private static func dot(
    _ sign: PersonLesson.Sign, x: Double, y: Double, radius: Double
  ) -> Element {
    let (style, size) =
      switch sign {
      case .clean: ("dot clean", radius)
      case .helped: ("dot helped", radius - 0.8)
      case .unknown: ("dot unknown", radius * 0.4)
      }
    return Element(.circle, ["class": style, "cx": x.svg, "cy": y.svg, "r": size.svg])
  }
}
