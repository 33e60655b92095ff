import HiplineCore

/// Tables whose newest row comes first, as some apps and data bases export them.
enum NewestFirst {
  /// So many times as often as it goes on from row to row does time fall where rows are written in that order. Chosen, not derived: all of
  /// them fall, but for packets that came late.
  private static let leastFalls = 9
  /// So many rows tell the order at least. Chosen, not derived.
  private static let fewestRows = 4

  /// Whether the rows of a table are in that order.
  ///
  /// - Parameter column: Of times; nil where none holds them.
  static func isOrder(of table: Table, byColumn column: Int?) -> Bool {
    guard let stamps = column.flatMap({ table.columns[$0] }), stamps.count >= fewestRows else {
      return false
    }
    var (falls, rises) = (0, 0)
    for row in 1..<stamps.count {
      if stamps[row] < stamps[row - 1] { falls += 1 }
      if stamps[row] > stamps[row - 1] { rises += 1 }
    }
    return falls > leastFalls * rises
  }

  /// What is said of a table whose rows were turned around.
  static let finding = Finding(
    .outOfOrder, .info, "the newest row comes first; the rows were read from the last to the first",
    hint: "nothing to do")

  /// Why a file that is read piece by piece cannot be in that order.
  static func failure(path: String, line: Int?) -> InputFailure {
    InputFailure(
      .noTimeBase, path: path,
      "the newest row comes first, and the recording is too long to be turned around",
      hint: "sort the rows by their time, the oldest first", line: line)
  }
}
