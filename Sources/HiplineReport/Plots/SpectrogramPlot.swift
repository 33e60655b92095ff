import HiplineAnalysis
import HiplineCore

/// How the power in the tremor band changes over a set, as a field of grey levels of one hue.
enum SpectrogramPlot {
  /// - Returns: nil where the rate did not show the tremor band.
  static func figure(_ trace: SetTrace, of session: SessionResult) -> Figure? {
    guard let spectrogram = trace.spectrogram else { return nil }
    let repetitions = session.repetitions.filter { $0.set == trace.index }
    let levels = Levels(spectrogram)
    let set = session.sets.count > 1 ? ", set \(trace.index)" : ""
    return Figure(
      id: "spectrogram-\(trace.index)", title: "Shaking over time\(set)",
      summary: summary(spectrogram, repetitions),
      caption: trace.index > 1
        ? ""
        : "How strong each frequency of the tremor band is, from windows of 2 s. A strong streak at one height is a tremor; "
          + "one along the bottom is the movement itself. The lines on top are the holds.",
      definitions: [field(spectrogram, levels, id: fieldName(trace))],
      drawings: Figure.Screens.full.map { screens, width in
        drawing(trace, spectrogram, levels, repetitions, width: width, screens: screens)
      },
      table: table(spectrogram, repetitions))
  }

  private static func fieldName(_ trace: SetTrace) -> String { "field-\(trace.index)" }

  /// Steps of the scale, from what is weak everywhere to the strongest.
  struct Levels {
    /// For layout only: so many colours are told apart.
    static let count = 7
    /// For layout only: what noise on three axes, with six degrees of freedom, exceeds its median by in one cell of 20, in
    /// decibels.
    static let aboveMiddle = 3.7
    /// For layout only: so that noise alone, which scatters by some decibels, stays pale.
    static let smallestStep = 3.0
    /// Where the first level begins, and from one to the next, in decibels.
    var lowest: Double
    var step: Double

    init(_ spectrogram: TremorSpectrogram) {
      let all = spectrogram.decibels.flatMap { $0 }.sorted()
      let middle = Double(all.isEmpty ? 0 : all[all.count / 2])
      let most = Double(all.last ?? 0)
      let floor = middle + Self.aboveMiddle
      step = max(Self.smallestStep, (2 * (most - floor) / Double(Self.count)).rounded(.up) / 2)
      lowest = floor
    }

    /// 1…count, or 0 for what is below the scale.
    func level(_ decibels: Int) -> Int {
      let place = ((Double(decibels) - lowest) / step).rounded(.up)
      return Int(min(max(0, place), Double(Self.count)))
    }
  }

  private static func drawing(
    _ trace: SetTrace, _ spectrogram: TremorSpectrogram, _ levels: Levels,
    _ repetitions: [RepetitionResult], width: Double, screens: Figure.Screens
  ) -> Figure.Drawing {
    let rows = spectrogram.decibels.first?.count ?? 0
    let half = spectrogram.resolutionHertz / 2
    let lowest = spectrogram.lowestHertz - half
    let highest = lowest + spectrogram.resolutionHertz * Double(rows)
    // Whole pixels a row, or some rows would look thicker than others.
    let area = PlotArea(
      width: width, top: 60, height: Double(rows * (screens == .narrow ? 5 : 6)),
      x: trace.angle.shownSeconds,
      y: lowest...highest)
    var content = legend(levels, spectrogram.unit, width: width)
    content.append(placed(fieldName(trace), of: spectrogram, in: area))
    content += repetitions.flatMap { repetition in
      let ends = [repetition.hold.lowerBound, repetition.hold.upperBound].map(area.x.clamped)
      let line = Element(
        .path, ["class": "holdline", "d": "M\(ends[0].svg) \((area.top - 4).svg)H\(ends[1].svg)"])
      let isRoomy =
        area.x.clamped(repetition.endSeconds) - area.x.clamped(repetition.startSeconds) >= 14
      guard isRoomy || repetition.index % 5 == 0 else { return [line] }
      return [
        line,
        area.label(
          "\(repetition.index)", x: (ends[0] + ends[1]) / 2, y: area.top - 8, anchor: "middle",
          style: "number"),
      ]
    }
    content += area.leftAxis(AxisTicks(in: 3...15, atMost: 5), name: nil)
    content.append(area.label("Hz", x: 0, y: area.top - 8, style: "axis"))
    content += columns(spectrogram, in: area)
    content += area.bottomAxis(
      AxisTicks(in: area.x.domain, atMost: screens == .narrow ? 5 : 12), name: "time (s)")
    return Figure.Drawing(
      width: width, height: area.bottom + 38, content: content, screens: screens)
  }

  /// One path a level, a cell being one unit wide and high; neighbours of one level in a row are one rectangle.
  private static func field(
    _ spectrogram: TremorSpectrogram, _ levels: Levels, id: String
  ) -> Element {
    let columns = spectrogram.decibels.map { $0.map(levels.level) }
    let rows = columns.first?.count ?? 0
    var paths = Array(repeating: "", count: Levels.count + 1)
    for row in 0..<rows {
      var first = 0
      while first < columns.count {
        let level = columns[first][row]
        var end = first + 1
        while end < columns.count, columns[end][row] == level { end += 1 }
        paths[level] += "M\(first) \(rows - 1 - row)h\(end - first)v1h-\(end - first)z"
        first = end
      }
    }
    return Element(
      .g, ["id": id],
      (1...Levels.count).filter { !paths[$0].isEmpty }.map {
        Element(.path, ["class": "level l\($0)", "d": paths[$0]])
      })
  }

  /// The field where it belongs in a plot.
  private static func placed(
    _ id: String, of spectrogram: TremorSpectrogram, in area: PlotArea
  ) -> Element {
    let rows = Double(spectrogram.decibels.first?.count ?? 1)
    let start = spectrogram.startSeconds - spectrogram.stepSeconds / 2
    let end = start + spectrogram.stepSeconds * Double(spectrogram.decibels.count)
    let across = (area.x(end) - area.x(start)) / Double(spectrogram.decibels.count)
    let down = (area.bottom - area.top) / rows
    let move = "translate(\(area.x(start).svg) \(area.top.svg))"
    return Element(
      .use,
      [
        "href": "#\(id)",
        "transform": "\(move) scale(\(across.text(decimals: 4)) \(down.text(decimals: 4)))",
      ])
  }

  /// What each moment says where the pointer rests on it.
  private static func columns(
    _ spectrogram: TremorSpectrogram, in area: PlotArea
  ) -> [Element] {
    let joined = max(1, spectrogram.decibels.count / 60)
    return stride(from: 0, to: spectrogram.decibels.count, by: joined).compactMap { first in
      let end = min(first + joined, spectrogram.decibels.count)
      guard let peak = strongest(spectrogram, in: first..<end) else { return nil }
      let seconds = [first, end].map {
        spectrogram.startSeconds + (Double($0) - 0.5) * spectrogram.stepSeconds
      }
      return area.band(seconds[0]...seconds[1], style: "touch").titled(
        "\(seconds[0].text(decimals: 1))–\(seconds[1].text(decimals: 1)) s: strongest at "
          + "\(peak.hertz.text(decimals: 1)) Hz, \(Double(peak.decibels).text(decimals: 0)) dB")
    }
  }

  private static func legend(
    _ levels: Levels, _ unit: TremorUnit, width: Double
  ) -> [Element] {
    let size = 22.0
    let right = width - 8
    let left = right - size * Double(Levels.count)
    var elements = (1...Levels.count).map { level in
      Element(
        .rect,
        [
          "class": "level l\(level)", "x": (left + size * Double(level - 1)).svg, "y": "4",
          "width": size.svg, "height": "10",
        ])
    }
    let ends = [levels.lowest, levels.lowest + levels.step * Double(Levels.count)]
    func text(_ text: String, _ x: Double, _ anchor: String) -> Element {
      Element(
        .text, ["class": "tick", "x": x.svg, "y": "27", "text-anchor": anchor], text: text)
    }
    elements += [
      text(ends[0].text(decimals: 0), left, "middle"),
      text(ends[1].text(decimals: 0), right, "end"),
      Element(
        .text, ["class": "tick", "x": (left - 8).svg, "y": "13", "text-anchor": "end"],
        text: "dB of 1 (\(MetricDefinition.symbol(ofUnit: unit.rawValue)))²/Hz"),
    ]
    return elements
  }

  private static func strongest(
    _ spectrogram: TremorSpectrogram, in columns: Range<Int>
  ) -> (hertz: Double, decibels: Int)? {
    let cells = columns.flatMap { column in
      spectrogram.decibels[column].enumerated().map { (row: $0.offset, decibels: $0.element) }
    }
    return cells.max { $0.decibels < $1.decibels }.map {
      (spectrogram.lowestHertz + Double($0.row) * spectrogram.resolutionHertz, $0.decibels)
    }
  }

  private static func summary(
    _ spectrogram: TremorSpectrogram, _ repetitions: [RepetitionResult]
  ) -> String {
    let shaking = repetitions.filter { $0.flag(HoldTremor.detected) == true }
    guard !shaking.isEmpty else { return "No tremor stands out in any hold." }
    let hertz = shaking.compactMap { $0.number(HoldTremor.frequency) }
    return "A tremor at \((hertz.min() ?? 0).text(decimals: 1)) to "
      + "\((hertz.max() ?? 0).text(decimals: 1)) Hz stands out in the holds of repetitions "
      + "\(RepetitionNumbers.text(shaking.map { $0.index }))."
  }

  private static func table(
    _ spectrogram: TremorSpectrogram, _ repetitions: [RepetitionResult]
  ) -> DataTable {
    DataTable(
      columns: [
        .init("rep"), .init("strongest in the hold at (Hz)"), .init("density (dB)"),
        .init("tremor found", .word),
      ],
      rows: repetitions.map { repetition in
        let columns = [repetition.hold.lowerBound, repetition.hold.upperBound].map { seconds in
          Int(
            min(
              max(0, ((seconds - spectrogram.startSeconds) / spectrogram.stepSeconds).rounded()),
              Double(spectrogram.decibels.count - 1)))
        }
        let peak = strongest(spectrogram, in: columns[0]..<(columns[1] + 1))
        return [
          "\(repetition.index)", peak?.hertz.text(decimals: 1) ?? "–",
          peak.map { Double($0.decibels).text(decimals: 0) } ?? "–",
          repetition.text(HoldTremor.detected),
        ]
      })
  }
}
