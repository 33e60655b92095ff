extension Figure {
  /// - Parameter layout: How the drawings are laid out: `row` beside each other where there is room, nil below each other.
  func element(layout: String? = nil) -> Element {
    Element(.figure, ["id": id]) {
      Element(.h3, text: title)
      if !caption.isEmpty { Element(.figcaption, text: caption) }
      Element(
        .div, ["class": layout.map { "drawings " + $0 } ?? "drawings"], drawingElements)
      Element(.details) {
        Element(.summary, text: "The numbers")
        table.element
      }
    }
  }
}

extension DataTable {
  /// The table in a frame that scrolls where there is no room for it.
  var element: Element {
    func cells(_ name: ElementName, _ texts: [String]) -> [Element] {
      zip(texts, columns).map { text, column in
        var cell = Element(name, text: text)
        if name == .th { cell.attributes.append(("scope", "col")) }
        if column.kind != .number { cell.attributes.append(("class", column.kind.rawValue)) }
        return cell
      }
    }
    return Element(.div, ["class": "scroll", "tabindex": "0"]) {
      Element(.table) {
        Element(.thead) { Element(.tr, [:], cells(.th, columns.map { $0.name })) }
        Element(.tbody, [:], rows.map { Element(.tr, [:], cells(.td, $0)) })
      }
    }
  }
}

extension SidesPlot {
  /// Of each pair the plots, beside each other.
  static func elements(_ pairs: some Sequence<SidePair>) -> [Element] {
    zip(1..., pairs).map { number, pair in
      figure(pair, number: number).element(layout: "row quarters sides")
    }
  }
}
