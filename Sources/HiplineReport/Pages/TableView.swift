/// A table as the template names its parts.
struct TableView {
  /// The whole of it: a template would look up every cell by reflection, which takes longer than all plots.
  let markup: String

  init(_ table: DataTable) {
    func cells(_ name: String, _ texts: [String]) -> [SVGElement] {
      zip(texts, table.columns).map { text, column in
        var cell = SVGElement(name, text: text)
        if name == "th" { cell.attributes.append(("scope", "col")) }
        if column.kind != .number { cell.attributes.append(("class", column.kind.rawValue)) }
        return cell
      }
    }
    let head = SVGElement("tr", [:], cells("th", table.columns.map(\.name)))
    let rows = table.rows.map { SVGElement("tr", [:], cells("td", $0)) }
    markup =
      SVGElement(
        "table", [:],
        [SVGElement("thead", [:], [head]), SVGElement("tbody", [:], rows)]
      ).markup
  }
}

/// A figure as the template names its parts.
struct FigureView {
  let id: String
  let title: String
  let caption: String?
  let drawings: String
  /// How the drawings are laid out: `row` beside each other where there is room, nil below each other.
  let layout: String?
  let table: TableView

  init(_ figure: Figure, layout: String? = nil) {
    id = figure.id
    title = figure.title
    caption = figure.caption.isEmpty ? nil : figure.caption
    drawings = figure.markup
    self.layout = layout
    table = TableView(figure.table)
  }
}
