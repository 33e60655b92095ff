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
  ) -> [Element] {
    var elements = ticks.values.map { value in
      Element(
        .line,
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
  func bottomAxis(_ ticks: AxisTicks, name: String) -> [Element] {
    var elements = ticks.values.map { value in
      Element(
        .line,
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
  var baseline: Element {
    Element(
      .line,
      ["class": "rule", "x1": left.svg, "x2": right.svg, "y1": bottom.svg, "y2": bottom.svg])
  }

  func label(
    _ text: String, x: Double, y: Double, anchor: String = "start", style: String
  ) -> Element {
    Element(
      .text, ["class": style, "x": x.svg, "y": y.svg, "text-anchor": anchor], text: text)
  }

  /// A sentence in the middle of a plot that has nothing to show.
  func absent(_ text: String) -> [Element] {
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
  func band(_ range: ClosedRange<Double>, style: String) -> Element {
    let first = x.clamped(range.lowerBound)
    let last = x.clamped(range.upperBound)
    return Element(
      .rect,
      [
        "class": style, "x": first.svg, "y": top.svg, "width": (last - first).svg,
        "height": (bottom - top).svg,
      ])
  }

  /// A line through points.
  func line(_ points: [(x: Double, y: Double)], style: String) -> Element {
    line([points], style: style)
  }

  /// A line in pieces, each cut where it leaves the area: a line that was bent along the edge would have another slope there.
  func line(_ pieces: [[(x: Double, y: Double)]], style: String) -> Element {
    Element(.path, ["class": style, "d": pieces.flatMap(inside).map(path).joined()])
  }

  /// A curve over the whole width, cut at the edges.
  func curve(_ height: (Double) -> Double, style: String) -> Element {
    line(places(x.domain).map { ($0, height($0)) }, style: style)
  }

  /// The area between two curves, as far as it is inside.
  func ribbon(
    over range: ClosedRange<Double>, style: String, _ ends: (Double) -> ClosedRange<Double>
  ) -> Element {
    let ends = places(range).map { (x: $0, range: ends($0)) }
    let there = ends.map { place(x: $0.x, y: $0.range.upperBound) }
    let back = ends.reversed().map { place(x: $0.x, y: $0.range.lowerBound) }
    return Element(.path, ["class": style, "d": path(there + back) + "Z"])
  }

  /// For layout only: a curve is drawn by so many straight steps.
  private static let curveSteps = 60

  private func places(_ range: ClosedRange<Double>) -> [Double] {
    let step = (range.upperBound - range.lowerBound) / Double(Self.curveSteps)
    return (0...Self.curveSteps).map { range.lowerBound + Double($0) * step }
  }

  private typealias Place = (x: Double, y: Double)

  private func place(x place: Double, y value: Double) -> Place {
    (x.clamped(place), y.clamped(value))
  }

  /// The parts of a line of values that are inside, on the page.
  ///
  /// Source: Liang, Barsky 1984, ACM Transactions on Graphics 3(1):1–22, <https://doi.org/10.1145/357332.357333>.
  private func inside(_ points: [(x: Double, y: Double)]) -> [[Place]] {
    guard points.count > 1 else {
      let isInside = points.allSatisfy { x.domain.contains($0.x) && y.domain.contains($0.y) }
      return isInside ? [points.map { place(x: $0.x, y: $0.y) }] : []
    }
    var pieces: [[Place]] = []
    var isGoingOn = false
    for (start, end) in zip(points, points.dropFirst()) {
      let share = Self.share(start.x, end.x, in: x.domain).flatMap { first in
        Self.share(start.y, end.y, in: y.domain).map { second in
          (max(first.lowerBound, second.lowerBound), min(first.upperBound, second.upperBound))
        }
      }
      guard let (from, to) = share, from <= to else {
        isGoingOn = false
        continue
      }
      func at(_ share: Double) -> Place {
        place(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
      }
      if !isGoingOn || from > 0 { pieces.append([at(from)]) }
      pieces[pieces.count - 1].append(at(to))
      isGoingOn = to == 1
    }
    return pieces
  }

  /// Which share of the way between two values is within a domain.
  private static func share(
    _ start: Double, _ end: Double, in domain: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    let way = end - start
    guard way != 0 else { return domain.contains(start) ? 0...1 : nil }
    let ends = [
      (domain.lowerBound - start) / way, (domain.upperBound - start) / way,
    ].sorted()
    let (from, to) = (max(0, ends[0]), min(1, ends[1]))
    return from <= to ? from...to : nil
  }

  /// For layout only: in pixels.
  private static let smallestStep = 0.7

  private func path(_ points: [Place]) -> String {
    var path = ""
    var last: Place?
    for (number, place) in points.enumerated() {
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
  func point(_ repetition: RepetitionResult, x place: Double, y value: Double) -> Element {
    let mark = StateMark(repetition)
    let (x, y) = (x.clamped(place), y.clamped(value))
    let size = min(1, max(0.5, abs(self.x(1) - self.x(0)) / 9))
    let style = "point \(mark.rawValue)"
    switch mark {
    case .controlled, .unjudged:
      return Element(
        .circle, ["class": style, "cx": x.svg, "cy": y.svg, "r": (3.6 * size).svg])
    case .shaking, .shakes:
      return Element(
        .path,
        [
          "class": style,
          "d":
            "M\(x.svg) \((y - 5 * size).svg)l\((4.6 * size).svg) \((8 * size).svg)h\((-9.2 * size).svg)Z",
        ])
    case .compensating:
      let arm = 3.8 * size
      let side = (2 * arm).svg
      return Element(
        .path,
        [
          "class": style,
          "d": "M\((x - arm).svg) \((y - arm).svg)l\(side) \(side)m0-\(side)l-\(side) \(side)",
        ])
    }
  }
}
