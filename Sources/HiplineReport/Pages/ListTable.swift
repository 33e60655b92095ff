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

  var element: Element {
    Element(.div, ["class": "scroll", "tabindex": "0"]) {
      Element(.table, ["class": "sessions"]) {
        Element(.thead) {
          Element(
            .tr, [:],
            columns.map { column in
              Element(.th, ["scope": "col", "class": Self.style(column)], text: column.name)
            })
        }
        Element(.tbody, [:], rows.map { element($0) })
      }
    }
  }

  private func element(_ row: Row) -> Element {
    Element(.tr) {
      Element(.th, ["scope": "row", "class": "word", "data-key": row.name]) {
        Element(.a, ["href": row.link], text: row.name)
      }
      for (column, cell) in zip(columns.dropFirst(), row.cells) {
        Element(
          .td, ["class": Self.style(column), "data-key": cell.key, "data-name": column.name],
          text: cell.text)
      }
    }
  }

  private static func style(_ column: Column) -> String {
    column.kind.rawValue + (column.isRest ? " rest" : "")
  }
}
