import HiplineCore

/// A list that a reader sorts and filters: of sessions, or of people.
struct ListTable {
  struct Column: Sendable {
    let name: String
    let kind: Kind
    /// Whether a phone has no room for it, nor paper if it is prose: the page that the row leads to has it.
    var isRest = false

    enum Kind: String, Sendable {
      case number, word, prose
    }
  }

  struct Row: Sendable {
    var link: String
    let name: String
    /// One a column but the first, which has the name.
    var cells: [Cell]
  }

  struct Cell: Sendable {
    let text: String
    /// What is sorted by; empty for what comes last.
    let key: String

    static func number(_ value: Double?, decimals: Int, more: String = "") -> Cell {
      Cell(
        text: value.map { $0.text(decimals: decimals) + more } ?? "–",
        key: value.map { $0.text(decimals: 6).replacing("−", with: "-") } ?? "")
    }

    static func word(_ text: String?, key: String? = nil) -> Cell {
      Cell(text: text ?? "–", key: key ?? text?.lowercased() ?? "")
    }
  }

  let columns: [Column]
  let rows: [Row]

  /// The table, which a template would be slow to make: it looks up every cell by reflection.
  var markup: String {
    let head = columns.map { column in
      SVGElement("th", ["scope": "col", "class": Self.style(column)], text: column.name)
    }
    let body = rows.map { row in
      SVGElement(
        "tr", [:],
        [
          SVGElement(
            "th", ["scope": "row", "class": "word", "data-key": row.name],
            [SVGElement("a", ["href": row.link], text: row.name)])
        ]
          + zip(columns.dropFirst(), row.cells).map { column, cell in
            SVGElement(
              "td",
              ["class": Self.style(column), "data-key": cell.key, "data-name": column.name],
              text: cell.text)
          })
    }
    return SVGElement(
      "div", ["class": "scroll", "tabindex": "0"],
      [
        SVGElement(
          "table", ["class": "sessions"],
          [
            SVGElement("thead", [:], [SVGElement("tr", [:], head)]),
            SVGElement("tbody", [:], body),
          ])
      ]
    ).markup
  }

  private static func style(_ column: Column) -> String {
    column.kind.rawValue + (column.isRest ? " rest" : "")
  }
}
