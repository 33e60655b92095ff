/// A plot with all that belongs to it: what it shows in words, and its numbers as a table.
struct Figure {
  /// Unique on the page.
  var id: String
  var title: String
  /// What is seen, for whoever does not see it.
  var summary: String
  /// How to read it.
  var caption: String?
  var drawings: [Drawing]
  var table: FigureTable

  /// One drawing of the plot for one width of screen.
  struct Drawing {
    var width: Double
    var height: Double
    var content: [SVGElement]
    /// Which screens show it.
    var screens: Screens

    enum Screens: String {
      case all = ""
      case wide = "wide"
      case narrow = "narrow"
    }
  }
}

/// The numbers behind a plot.
struct FigureTable {
  var header: [String]
  var rows: [[String]]
}

extension Figure {
  /// The drawings as SVG, each named by its title and described by the summary.
  var markup: String {
    drawings.map { drawing in
      let name = drawing.screens == .narrow ? "\(id)-narrow" : id
      let size = "0 0 \(drawing.width.svg) \(drawing.height.svg)"
      var root = SVGElement(
        "svg",
        [
          "viewBox": size, "role": "img", "class": "plot \(drawing.screens.rawValue)",
          "aria-labelledby": "\(name)-title \(name)-desc",
        ])
      root.children =
        [
          SVGElement("title", ["id": "\(name)-title"], text: title),
          SVGElement("desc", ["id": "\(name)-desc"], text: summary),
        ] + drawing.content
      return root.markup
    }.joined(separator: "\n")
  }
}
