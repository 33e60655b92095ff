/// The patterns of the states, which the style sheet refers to; one drawing of no size a page.
enum StatePatterns {
  static var element: Element {
    func pattern(_ mark: StateMark, _ strokes: [String]) -> Element {
      Element(
        .pattern,
        [
          "id": "pattern-\(mark.rawValue)", "width": "8", "height": "8",
          "patternUnits": "userSpaceOnUse",
        ],
        [Element(.rect, ["class": "ground \(mark.rawValue)", "width": "8", "height": "8"])]
          + strokes.map { Element(.path, ["class": "hatch \(mark.rawValue)", "d": $0]) })
    }
    return Element(
      .svg, ["class": "patterns", "width": "0", "height": "0", "aria-hidden": "true"],
      [
        Element(
          .defs, [:],
          [
            pattern(.shaking, ["M-2 2L2 -2M0 8L8 0M6 10L10 6"]),
            pattern(.compensating, ["M0 0L8 8M8 0L0 8"]),
            pattern(.shakes, ["M0 4L2 2L6 6L8 4"]),
            pattern(.unjudged, ["M0 4H2"]),
          ])
      ]
    )
  }
}
