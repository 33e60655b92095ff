import HiplineAnalysis

@testable import HiplineStore

extension ResultDatabase {
  /// Writes a database in one step; with a ``Writer`` the rows can come in portions.
  ///
  /// - Parameters:
  ///   - path: Where the database will be once it is whole; what is there is replaced.
  ///   - tables: Those of ``ResultSchema/tables``, with their rows; missing values become NULL.
  /// - Throws: Where the file cannot be written.
  static func create(at path: String, tables: [ResultTable]) throws {
    let writer = try Writer(at: path)
    for table in tables { try writer.append(table) }
    try writer.finish()
  }
}
