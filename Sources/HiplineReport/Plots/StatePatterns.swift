/// The patterns of the states, which the style sheet refers to; one drawing of no size a page.
enum StatePatterns {
  static var markup: String {
    let size = ["width": "8", "height": "8", "patternUnits": "userSpaceOnUse"] as KeyValuePairs
    func pattern(_ mark: StateMark, _ strokes: [String]) -> SVGElement {
      var pattern = SVGElement("pattern", size)
      pattern.attributes.insert(("id", "pattern-\(mark.rawValue)"), at: 0)
      pattern.children =
        [SVGElement("rect", ["class": "ground \(mark.rawValue)", "width": "8", "height": "8"])]
        + strokes.map { SVGElement("path", ["class": "hatch \(mark.rawValue)", "d": $0]) }
      return pattern
    }
    return SVGElement(
      "svg", ["class": "patterns", "width": "0", "height": "0", "aria-hidden": "true"],
      [
        SVGElement(
          "defs", [:],
          [
            pattern(.shaking, ["M-2 2L2 -2M0 8L8 0M6 10L10 6"]),
            pattern(.compensating, ["M0 0L8 8M8 0L0 8"]),
            pattern(.shakes, ["M0 4L2 2L6 6L8 4"]),
            pattern(.unjudged, ["M0 4H2"]),
          ])
      ]
    ).markup
  }
}
