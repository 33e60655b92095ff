import HiplineAnalysis

/// The rectangle of a plot with its two axes.
struct PlotArea {
  let width: Double
  let height: Double
  let x: LinearScale
  let y: LinearScale
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// - Parameters:
  ///   - width: Of the whole drawing; margins are inside.
  ///   - top: Of the rectangle; more than the margin where the drawing has several.
  init(
    width: Double, top: Double, height: Double, left: Double = 40, right: Double = 8,
    x domainX: ClosedRange<Double>, y domainY: ClosedRange<Double>
  ) {
    self.width = width
    self.height = height
    self.left = left
    self.right = width - right
    self.top = top
    bottom = top + height
    x = LinearScale(domainX, from: left, to: width - right)
    y = LinearScale(domainY, from: top + height, to: top)
  }

  /// Horizontal lines with their values, and the axis' name above them.
  func leftAxis(_ ticks: AxisTicks, name: String) -> [SVGElement] {
    var elements = ticks.values.map { value in
      SVGElement(
        "line",
        [
          "class": value == 0 ? "zero" : "grid", "x1": left.svg, "x2": right.svg,
          "y1": y(value).svg, "y2": y(value).svg,
        ])
    }
    elements += ticks.values.map { value in
      label(ticks.label(value), x: left - 6, y: y(value) + 4, anchor: "end", style: "tick")
    }
    elements.append(label(name, x: 0, y: top - 10, anchor: "start", style: "axis"))
    return elements
  }

  /// Values below the rectangle, and the axis' name below them.
  func bottomAxis(_ ticks: AxisTicks, name: String?) -> [SVGElement] {
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
    if let name {
      elements.append(label(name, x: right, y: bottom + 34, anchor: "end", style: "axis"))
    }
    elements.append(
      SVGElement(
        "line",
        ["class": "rule", "x1": left.svg, "x2": right.svg, "y1": bottom.svg, "y2": bottom.svg]))
    return elements
  }

  func label(
    _ text: String, x: Double, y: Double, anchor: String = "start", style: String
  ) -> SVGElement {
    SVGElement(
      "text", ["class": style, "x": x.svg, "y": y.svg, "text-anchor": anchor], text: text)
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
    var path = ""
    for point in points {
      path += (path.isEmpty ? "M" : "L") + x(point.x).svg + " " + y(point.y).svg
    }
    return SVGElement("path", ["class": style, "d": path])
  }
}
