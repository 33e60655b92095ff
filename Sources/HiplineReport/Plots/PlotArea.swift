import HiplineAnalysis

/// The rectangle of a plot with its two axes.
struct PlotArea {
  let x: LinearScale
  let y: LinearScale
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// - Parameters:
  ///   - width: Of the whole drawing; the margins `left` and `right` are inside.
  ///   - top: Where the rectangle begins.
  ///   - height: Of the rectangle.
  init(
    width: Double, top: Double, height: Double, left: Double = 34, right: Double = 8,
    x domainX: ClosedRange<Double>, y domainY: ClosedRange<Double>
  ) {
    self.left = left
    self.right = width - right
    self.top = top
    bottom = top + height
    x = LinearScale(domainX, from: left, to: width - right)
    y = LinearScale(domainY, from: top + height, to: top)
  }

  /// Horizontal lines with their values, and the axis' name above them.
  ///
  /// - Parameter above: How far above the rectangle the name stands; more where something else is right above it.
  func leftAxis(
    _ ticks: AxisTicks, name: String?, above: Double = 9, label: ((Double) -> String)? = nil
  ) -> [SVGElement] {
    var elements = ticks.values.map { value in
      SVGElement(
        "line",
        [
          "class": value == 0 ? "zero" : "grid", "x1": left.svg, "x2": right.svg,
          "y1": y(value).svg, "y2": y(value).svg,
        ])
    }
    elements += ticks.values.map { value in
      self.label(
        label?(value) ?? ticks.label(value), x: left - 6, y: y(value) + 4, anchor: "end",
        style: "tick")
    }
    if let name { elements.append(self.label(name, x: 0, y: top - above, style: "axis")) }
    return elements
  }

  /// Values below the rectangle, and the axis' name behind them.
  func bottomAxis(_ ticks: AxisTicks, name: String) -> [SVGElement] {
    var elements = ticks.values.map { value in
      SVGElement(
        "line",
        [
          "class": "rule", "x1": x(value).svg, "x2": x(value).svg, "y1": bottom.svg,
          "y2": (bottom + 4).svg,
        ])
    }
    elements += ticks.values.map { value in
      label(ticks.label(value), x: x(value), y: bottom + 17, anchor: "middle", style: "tick")
    }
    return elements + [
      label(name, x: right, y: bottom + 33, anchor: "end", style: "axis"), baseline,
    ]
  }

  /// The line along the bottom.
  var baseline: SVGElement {
    SVGElement(
      "line",
      ["class": "rule", "x1": left.svg, "x2": right.svg, "y1": bottom.svg, "y2": bottom.svg])
  }

  func label(
    _ text: String, x: Double, y: Double, anchor: String = "start", style: String
  ) -> SVGElement {
    SVGElement(
      "text", ["class": style, "x": x.svg, "y": y.svg, "text-anchor": anchor], text: text)
  }

  /// A sentence in the middle of a plot that has nothing to show.
  func absent(_ text: String) -> [SVGElement] {
    let mostLetters = Int((right - left) / 7)
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > mostLetters { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    let first = (top + bottom) / 2 - Double(lines.count - 1) * 7
    return lines.enumerated().map { number, line in
      label(
        line, x: (left + right) / 2, y: first + Double(number) * 15, anchor: "middle",
        style: "absent")
    }
  }

  /// A rectangle over values of x, as high as the area.
  func band(_ range: ClosedRange<Double>, style: String) -> SVGElement {
    let first = x.clamped(range.lowerBound)
    let last = x.clamped(range.upperBound)
    return SVGElement(
      "rect",
      [
        "class": style, "x": first.svg, "y": top.svg, "width": (last - first).svg,
        "height": (bottom - top).svg,
      ])
  }

  /// A line through points.
  func line(_ points: [(x: Double, y: Double)], style: String) -> SVGElement {
    line([points], style: style)
  }

  /// A line in pieces.
  func line(_ pieces: [[(x: Double, y: Double)]], style: String) -> SVGElement {
    SVGElement("path", ["class": style, "d": pieces.map(path).joined()])
  }

  /// The area between two lines over the same places.
  func ribbon(
    _ points: [(x: Double, low: Double, high: Double)], style: String
  ) -> SVGElement {
    let there = points.map { (x: $0.x, y: $0.high) }
    let back = points.reversed().map { (x: $0.x, y: $0.low) }
    return SVGElement("path", ["class": style, "d": path(there + back) + "Z"])
  }

  /// For layout only: in pixels.
  private static let smallestStep = 0.7

  private func path(_ points: [(x: Double, y: Double)]) -> String {
    var path = ""
    var last: (x: Double, y: Double)?
    for (number, point) in points.enumerated() {
      let place = (x: x.clamped(point.x), y: y.clamped(point.y))
      // Less than a pixel away nothing is seen of a step; the last point ends the line where it ends.
      if let last, number + 1 < points.count, abs(place.x - last.x) < Self.smallestStep,
        abs(place.y - last.y) < Self.smallestStep
      {
        continue
      }
      path += (path.isEmpty ? "M" : "L") + place.x.svg + " " + place.y.svg
      last = place
    }
    return path
  }

  /// The sign of a repetition at a value: a shape of its own for every state, smaller where repetitions are crowded.
  func point(_ repetition: RepetitionResult, x place: Double, y value: Double) -> SVGElement {
    let mark = StateMark(repetition)
    let (x, y) = (x.clamped(place), y.clamped(value))
    let size = min(1, max(0.5, abs(self.x(1) - self.x(0)) / 9))
    let style = "point \(mark.rawValue)"
    switch mark {
    case .controlled, .unjudged:
      return SVGElement(
        "circle", ["class": style, "cx": x.svg, "cy": y.svg, "r": (3.6 * size).svg])
    case .shaking, .shakes:
      return SVGElement(
        "path",
        [
          "class": style,
          "d":
            "M\(x.svg) \((y - 5 * size).svg)l\((4.6 * size).svg) \((8 * size).svg)h\((-9.2 * size).svg)Z",
        ])
    case .compensating:
      let arm = 3.8 * size
      let side = (2 * arm).svg
      return SVGElement(
        "path",
        [
          "class": style,
          "d": "M\((x - arm).svg) \((y - arm).svg)l\(side) \(side)m0-\(side)l-\(side) \(side)",
        ])
    }
  }
}
