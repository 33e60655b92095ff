/// A plot with all that belongs to it: what it shows in words, and its numbers as a table.
struct Figure {
  /// Unique on the page; letters, digits and hyphens.
  var id: String
  var title: String
  /// What is seen, for whoever does not see it.
  var summary: String
  /// How to read it.
  var caption: String
  /// What the drawings have in common and refer to by its id.
  var definitions: [Element] = []
  var drawings: [Drawing]
  var table: DataTable

  /// One drawing of a figure.
  struct Drawing {
    /// What it shows, where a figure has several; nil for the figure's own title.
    var title: String?
    var width: Double
    var height: Double
    var content: [Element]
    var screens = Screens.all
  }

  /// A plot over time is drawn twice, because text would be too small to read on a phone if it shrank with the page.
  enum Screens: String, CaseIterable {
    case all
    case wide
    case narrow

    /// The widths to draw at, in pixels, of what takes the whole page.
    static let full: [(screens: Screens, width: Double)] = [(.wide, 1040), (.narrow, 350)]
    /// Of what takes half of it.
    static let half: [(screens: Screens, width: Double)] = [(.wide, 500), (.narrow, 350)]
    /// Of what takes a quarter of it, or half of a phone's.
    static let quarter: [(screens: Screens, width: Double)] = [(.wide, 244), (.narrow, 166)]
  }

  /// The drawings, each named by its title and described by the summary.
  var drawingElements: [Element] {
    let common =
      definitions.isEmpty
      ? []
      : [
        Element(
          .svg, ["class": "patterns", "width": "0", "height": "0", "aria-hidden": "true"],
          [Element(.defs, [:], definitions)])
      ]
    return common + zip(1..., drawings).map { element($1, name: "\(id)-\($0)") }
  }

  private func element(_ drawing: Drawing, name: String) -> Element {
    Element(
      .svg,
      [
        "class": "plot \(drawing.screens.rawValue)", "role": "img",
        "viewBox": "0 0 \(drawing.width.svg) \(drawing.height.svg)",
        "width": drawing.width.svg, "height": drawing.height.svg,
        "aria-labelledby": "\(name)-title \(name)-desc",
      ],
      [
        Element(.title, ["id": "\(name)-title"], text: drawing.title ?? title),
        Element(.desc, ["id": "\(name)-desc"], text: summary),
      ] + drawing.content)
  }
}

/// Numbers for people, with what each column holds.
struct DataTable {
  var columns: [Column]
  var rows: [[String]]

  struct Column {
    var name: String
    var kind: Kind

    enum Kind: String {
      /// Set from the right.
      case number = ""
      /// Set from the left, in one line.
      case word = "word"
      /// Set from the left, in as many lines as it needs.
      case prose = "prose"
    }

    init(_ name: String, _ kind: Kind = .number) {
      self.name = name
      self.kind = kind
    }
  }
}
