/// Results as rows and columns, for files and databases alike.
///
/// The names, units and meanings are written down once, here; the CSV files, the database and the data dictionary are
/// renderings of the same table.
package struct ResultTable: Sendable {
  /// The table's name: `reps`, `sessions`, `findings`, `failures`.
  package var name: String
  package var columns: [Column]
  package var rows: [[Cell]]

  /// - Precondition: every row has one cell for each column.
  package init(name: String, columns: [Column], rows: [[Cell]]) {
    for row in rows {
      precondition(
        row.count == columns.count, "\(columns.count) cells expected in \(name), got \(row.count)")
    }
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  package struct Column: Sendable, Hashable {
    package var name: String
    package var kind: Kind
    /// Empty where the value has none.
    package var unit: String
    package var meaning: String
    /// Where the definition comes from; empty for names and places.
    package var source: String

    package init(
      _ name: String, _ kind: Kind, unit: String = "", _ meaning: String, source: String = ""
    ) {
      self.name = name
      self.kind = kind
      self.unit = unit
      self.meaning = meaning
      self.source = source
    }
  }

  package enum Kind: String, Sendable, Hashable {
    case text
    case integer
    case number
    case flag

    init(_ kind: MetricDefinition.Kind) {
      switch kind {
      case .number: self = .number
      case .flag: self = .flag
      case .text: self = .text
      }
    }
  }

  package enum Cell: Sendable, Hashable {
    /// Not measurable here, or not given.
    case null
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)

    package init(_ text: String?) { self = text.map(Cell.text) ?? .null }
    package init(_ integer: Int?) { self = integer.map(Cell.integer) ?? .null }
    package init(_ number: Double?) {
      self = number.map { $0.isFinite ? Cell.number($0) : .null } ?? .null
    }

    init(_ reading: MetricValue.Reading) {
      switch reading {
      case .number(let number): self.init(number)
      case .flag(let flag): self = .flag(flag)
      case .text(let text): self = .text(text)
      case .unavailable: self = .null
      }
    }
  }
}
