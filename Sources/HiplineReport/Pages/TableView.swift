/// A table as the template names its parts.
struct TableView {
  let header: [Cell]
  let rows: [Row]

  struct Row {
    let cells: [Cell]
  }

  struct Cell {
    let text: String
    /// The class of a cell of words; nil for numbers.
    let style: String?
  }

  init(_ table: DataTable) {
    func cells(_ texts: [String]) -> [Cell] {
      zip(texts, table.columns).map {
        Cell(text: $0, style: $1.kind == .number ? nil : $1.kind.rawValue)
      }
    }
    header = cells(table.columns.map(\.name))
    rows = table.rows.map { Row(cells: cells($0)) }
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
