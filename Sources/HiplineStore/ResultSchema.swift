import GRDB
import HiplineAnalysis

/// The tables, indexes and views of a ``ResultDatabase``, and the way to them from every released version.
enum ResultSchema {
  /// The tables, without rows; their columns are those of the CSV files.
  static var tables: [ResultTable] {
    var explained = ResultTable.dictionary()
    explained.rows = []
    return [.repetitions([]), .sessions([]), .findings([]), .failures([]), explained]
  }

  /// The table that explains all others, and itself is always today's.
  static let dictionary = "dictionary"

  /// One migration for each version since the first, which has none: its files begin without any.
  ///
  /// Names are only added from version to version, so a step makes the tables anew with today's columns and takes over what
  /// the old ones have. A new file goes the same way, with nothing to take over.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("2") { database in
      for view in ResultViews.all {
        try database.execute(sql: "DROP VIEW IF EXISTS \(view.name.quotedDatabaseIdentifier)")
      }
      for table in tables { try remake(table, in: database) }
      try database.execute(sql: "DELETE FROM \(dictionary)")
      for table in [.dictionary(), ResultViews.dictionary] { try insert(table, into: database) }
      try database.create(
        index: "sessions_course", on: "sessions",
        columns: ["subject", "exercise", "side", "started_at"])
      for view in ResultViews.all {
        try database.execute(
          sql: "CREATE VIEW \(view.name.quotedDatabaseIdentifier) AS\n\(view.query)")
      }
      try database.execute(sql: "PRAGMA user_version = \(ResultDatabase.schemaVersion)")
    }
    return migrator
  }

  private static func remake(_ table: ResultTable, in database: Database) throws {
    let old = table.name + "_old"
    let isThere = try database.tableExists(table.name)
    if isThere {
      for index in try database.indexes(on: table.name) { try database.drop(index: index.name) }
      try database.rename(table: table.name, to: old)
    }
    try database.create(table: table.name) { definition in
      for column in table.columns { definition.column(column.name, type(of: column.kind)) }
    }
    if isThere {
      let had = Set(try database.columns(in: old).map(\.name))
      let kept = table.columns.map(\.name).filter(had.contains)
        .map(\.quotedDatabaseIdentifier).joined(separator: ", ")
      try database.execute(
        sql: """
          INSERT INTO \(table.name.quotedDatabaseIdentifier) (\(kept))
          SELECT \(kept) FROM \(old.quotedDatabaseIdentifier) ORDER BY rowid
          """)
      try database.drop(table: old)
    }
    if table.columns.contains(where: { $0.name == "session_id" }) {
      try database.create(
        index: "\(table.name)_session_id", on: table.name, columns: ["session_id"])
    }
  }

  /// Puts a study's columns behind those of every table but the dictionary, which explains them.
  static func add(_ study: StudyColumns, to database: Database) throws {
    let names = tables.map(\.name).filter { $0 != dictionary }
    for name in names where !study.columns.isEmpty {
      try database.alter(table: name) { table in
        for column in study.columns { table.add(column: column.name, type(of: column.kind)) }
      }
    }
    var explained = ResultTable.dictionary()
    explained.rows = []
    try insert(study.added(toDictionary: explained, of: names), into: database)
  }

  static func insert(_ table: ResultTable, into database: Database) throws {
    let places = Array(repeating: "?", count: table.columns.count).joined(separator: ",")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(table.name.quotedDatabaseIdentifier) VALUES (\(places))")
    for row in table.rows { try statement.execute(arguments: StatementArguments(row.map(value))) }
  }

  private static func value(_ cell: ResultTable.Cell) -> (any DatabaseValueConvertible)? {
    switch cell {
    case .null: nil
    case .text(let text): text
    case .integer(let integer): integer
    case .number(let number): number.isFinite ? number : nil
    case .flag(let flag): flag
    }
  }

  private static func type(of kind: ResultTable.Kind) -> Database.ColumnType {
    switch kind {
    case .text: .text
    case .integer: .integer
    case .number: .double
    case .flag: .boolean
    }
  }
}
