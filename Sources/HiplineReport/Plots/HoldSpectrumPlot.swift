import HiplineAnalysis
import HiplineCore

/// The spectra of chosen holds, with the floor that a tremor has to stand out of.
enum HoldSpectrumPlot {
  /// - Returns: nil where no hold has a spectrum.
  static func figure(_ traces: SessionTraces, of session: SessionResult) -> Figure? {
    let holds = traces.holds
    guard let unit = holds.first?.unit else { return nil }
    let all = holds.flatMap { $0.decibels + ($0.floorDecibels ?? []) }
    let decades = ((all.min() ?? 0) / 10).rounded(.down)...((all.max() ?? 0) / 10).rounded(.up)
    let symbol = MetricDefinition.symbol(ofUnit: unit.rawValue)
    return Figure(
      id: "spectra", title: "Spectrum of chosen holds",
      summary: holds.map { hold in
        "Repetition \(hold.repetition): "
          + (hold.peakHertz.map { "a tremor at \($0.text(decimals: 1)) Hz" } ?? "no tremor") + "."
      }.joined(separator: " "),
      caption:
        "The first hold, the one that shakes most if any does, and the last. A tremor is a peak that stands out of the floor (dashed) at "
        + "one false alarm in 1000 holds; dotted, the sensor’s own noise. The circle is at the tremor’s frequency, "
        + "its mean over the hold, which is beside the highest point where the tremor is broad. Power density in (\(symbol))²/Hz.",
      drawings: holds.map { drawing($0, of: session, decades: decades) },
      table: DataTable(
        columns: [.init("Hz")]
          + holds.flatMap {
            [
              DataTable.Column("rep \($0.repetition) (dB)"),
              DataTable.Column("its floor (dB)"),
            ]
          },
        rows: rows(holds)))
  }

  private static func drawing(
    _ hold: HoldSpectrum, of session: SessionResult, decades: ClosedRange<Double>
  ) -> Figure.Drawing {
    let width = 336.0
    let last = hold.hertz(hold.decibels.count - 1)
    let domain =
      decades.upperBound > decades.lowerBound
      ? decades : decades.lowerBound...(decades.lowerBound + 1)
    let area = PlotArea(
      width: width, top: 40, height: 170, left: 34, x: hold.lowestHertz...last, y: domain)
    let title = "Rep \(hold.repetition)" + reason(hold.repetition, in: session)
    var content = [
      area.label(title, x: 0, y: 13, style: "heading"),
      area.band(3...15, style: "bandarea"),
    ]
    content += area.leftAxis(
      AxisTicks(in: domain, atMost: 6, integers: true), name: nil, label: powerOfTen)
    content += area.bottomAxis(AxisTicks(in: area.x.domain, atMost: 8), name: "Hz")
    if let noise = hold.sensorNoiseDecibels {
      content.append(
        area.line([(hold.lowestHertz, noise / 10), (last, noise / 10)], style: "noise")
          .titled("the sensor’s own noise: \(noise.text(decimals: 0)) dB"))
    }
    if let floor = hold.floorDecibels {
      content.append(
        area.line(
          floor.enumerated().map { (hold.hertz($0.offset), $0.element / 10) }, style: "floor"))
    }
    content.append(
      area.line(
        hold.decibels.enumerated().map { (hold.hertz($0.offset), $0.element / 10) }, style: "line"))
    if let peak = hold.peakHertz {
      let bin = Int(((peak - hold.lowestHertz) / hold.resolutionHertz).rounded())
      let level = hold.decibels[min(max(0, bin), hold.decibels.count - 1)] / 10
      content += [
        Element(
          .circle,
          ["class": "peak", "cx": area.x(peak).svg, "cy": area.y.clamped(level).svg, "r": "4"]),
        area.label(
          "\(peak.text(decimals: 1)) Hz", x: area.x(peak) + 9, y: area.y.clamped(level) + 4,
          style: "value"),
      ]
    } else {
      content.append(
        area.label(
          "no tremor stands out", x: area.right - 4, y: area.top + 14, anchor: "end",
          style: "absent")
      )
    }
    return Figure.Drawing(title: title, width: width, height: area.bottom + 38, content: content)
  }

  private static func reason(_ repetition: Int, in session: SessionResult) -> String {
    session.summary.shakyMaxRepetition == repetition ? ", the shaky maximum" : ""
  }

  private static func powerOfTen(_ exponent: Double) -> String {
    let digits: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
      "8": "⁸", "9": "⁹",
    ]
    return "10" + String("\(Int(exponent))".map { digits[$0] ?? $0 })
  }

  /// Every half hertz, at the nearest bin.
  private static func rows(_ holds: [HoldSpectrum]) -> [[String]] {
    guard let first = holds.first else { return [] }
    return stride(
      from: first.lowestHertz.rounded(.up), through: first.hertz(first.decibels.count - 1), by: 0.5
    )
    .map { hertz in
      [hertz.text(decimals: 1)]
        + holds.flatMap { hold -> [String] in
          let bin = Int(((hertz - hold.lowestHertz) / hold.resolutionHertz).rounded())
          guard hold.decibels.indices.contains(bin) else { return ["–", "–"] }
          return [
            hold.decibels[bin].text(decimals: 1),
            hold.floorDecibels?[bin].text(decimals: 1) ?? "–",
          ]
        }
    }
  }
}

extension HoldSpectrum {
  fileprivate func hertz(_ bin: Int) -> Double { lowestHertz + Double(bin) * resolutionHertz }
}
