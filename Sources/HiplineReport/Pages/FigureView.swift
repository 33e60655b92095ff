/// A figure as the template names its parts.
struct FigureView {
  let id: String
  let title: String
  let caption: String?
  let drawings: String
  let header: [String]
  let rows: [Row]

  struct Row {
    let cells: [String]
  }

  init(_ figure: Figure) {
    id = figure.id
    title = figure.title
    caption = figure.caption
    drawings = figure.markup
    header = figure.table.header
    rows = figure.table.rows.map(Row.init)
  }
}
