package import HiplineCore

/// The columns of a study behind those of every table.
package struct StudyColumns: Sendable, Hashable {
  private let names: [String]

  /// - Parameter study: What is noted of all sessions. A name that comes in another case, too, is one column, as a database has it.
  package init(_ study: [StudyValue]) {
    var seen: Set<String> = []
    names = study.map { $0.name }.filter { seen.insert($0.lowercased()).inserted }
  }

  package var columns: [ResultTable.Column] {
    names.map { .init($0, .text, "A column of the study's own, from its manifest.") }
  }

  /// A table with what is noted of the one session that its rows are of.
  package func added(to table: ResultTable, noting study: [StudyValue]) -> ResultTable {
    guard !names.isEmpty else { return table }
    var values: [String: String] = [:]
    for value in study.reversed() { values[value.name.lowercased()] = value.value }
    let cells = names.map { ResultTable.Cell(values[$0.lowercased()]) }
    return ResultTable(
      name: table.name, columns: table.columns + columns, rows: table.rows.map { $0 + cells })
  }

  /// The dictionary with the columns in each of the tables.
  package func added(toDictionary table: ResultTable, of tables: [String]) -> ResultTable {
    var copy = table
    copy.rows += tables.flatMap { name in
      columns.map { column in
        [
          .text(name), .text(column.name), .text(column.kind.rawValue), .text(column.unit),
          .text(column.meaning), .text(column.source),
        ]
      }
    }
    return copy
  }
}
