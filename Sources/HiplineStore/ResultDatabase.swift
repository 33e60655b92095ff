import GRDB
public import HiplineAnalysis

/// Result tables in one SQLite file, under the same names as in the CSV files.
public enum ResultDatabase {
  /// The version of the tables, kept in `PRAGMA user_version`.
  public static let schemaVersion = 1

  /// Makes a database with one table for each result table, and an index on every `session_id`.
  ///
  /// - Parameters:
  ///   - path: Of a file that does not exist yet; the caller moves it into place once it is whole.
  ///   - tables: Column names and kinds become the schema; missing values become NULL.
  /// - Throws: `DatabaseError` where the file cannot be written.
  public static func create(at path: String, tables: [ResultTable]) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      for table in tables {
        try define(table, in: database)
        try insert(table, into: database)
      }
    }
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA user_version = \(schemaVersion)")
    }
    try queue.close()
  }

  private static func define(_ table: ResultTable, in database: Database) throws {
    try database.create(table: table.name) { definition in
      for column in table.columns { definition.column(column.name, type(of: column.kind)) }
    }
    if table.columns.contains(where: { $0.name == "session_id" }) {
      try database.create(
        index: "\(table.name)_session_id", on: table.name, columns: ["session_id"])
    }
  }

  private static func insert(_ table: ResultTable, into database: Database) throws {
    guard !table.rows.isEmpty else { return }
    let places = Array(repeating: "?", count: table.columns.count).joined(separator: ",")
    let statement = try database.makeStatement(
      sql: "INSERT INTO \(table.name.quotedDatabaseIdentifier) VALUES (\(places))")
    for row in table.rows { try statement.execute(arguments: StatementArguments(row.map(value))) }
  }

  private static func type(of kind: ResultTable.Kind) -> Database.ColumnType {
    switch kind {
    case .text: .text
    case .integer: .integer
    case .number: .double
    case .flag: .boolean
    }
  }

  private static func value(_ cell: ResultTable.Cell) -> (any DatabaseValueConvertible)? {
    switch cell {
    case .null: nil
    case .text(let text): text
    case .integer(let integer): integer
    case .number(let number): number
    case .flag(let flag): flag
    }
  }
}
