/// A plot with all that belongs to it: what it shows in words, and its numbers as a table.
struct Figure {
  /// Unique on the page; letters, digits and hyphens.
  var id: String
  var title: String
  /// What is seen, for whoever does not see it.
  var summary: String
  /// How to read it.
  var caption: String
  var drawings: [Drawing]
  var table: DataTable

  /// One drawing of a figure.
  struct Drawing {
    /// What it shows, where a figure has several; nil for the figure's own title.
    var title: String?
    var width: Double
    var height: Double
    var content: [SVGElement]
    var screens = Screens.all
  }

  /// A plot over time is drawn twice, because text would be too small to read on a phone if it shrank with the page.
  enum Screens: String, CaseIterable {
    case all
    case wide
    case narrow

    /// The widths to draw at, in pixels.
    static let widths: [(screens: Screens, width: Double)] = [(.wide, 1040), (.narrow, 350)]
  }

  /// The drawings as SVG, each named by its title and described by the summary.
  var markup: String {
    drawings.enumerated().map { number, drawing in
      let name = "\(id)-\(number + 1)"
      var root = SVGElement(
        "svg",
        [
          "class": "plot \(drawing.screens.rawValue)", "role": "img",
          "viewBox": "0 0 \(drawing.width.svg) \(drawing.height.svg)",
          "width": drawing.width.svg, "height": drawing.height.svg,
          "aria-labelledby": "\(name)-title \(name)-desc",
        ])
      root.children =
        [
          SVGElement("title", ["id": "\(name)-title"], text: drawing.title ?? title),
          SVGElement("desc", ["id": "\(name)-desc"], text: summary),
        ] + drawing.content
      return root.markup
    }.joined(separator: "\n")
  }
}

/// Numbers for people, with what each column holds.
struct DataTable {
  var columns: [Column]
  var rows: [[String]]

  struct Column {
    var name: String
    /// Set from the left, as words are; numbers are set from the right.
    var isText = false

    init(_ name: String, isText: Bool = false) {
      self.name = name
      self.isText = isText
    }
  }
}
