import HiplineCore

@testable import HiplineIO

extension TableReader {
  /// A whole table in one step.
  ///
  /// - Parameters:
  ///   - blocks: At the first row.
  ///   - kinds: One for every column of `layout`.
  ///   - header: The lines from the header to the first row; where they come again, they are passed over.
  ///   - firstLine: The number of the line at which `blocks` are, from 1.
  /// - Throws: As ``fill(to:)`` and ``check()``.
  /// - Complexity: O(bytes), one pass, no allocation per row; beside the columns it holds one block.
  static func read(
    _ blocks: TextBlocks, layout: TableLayout, kinds: [ColumnKind], header: [[UInt8]] = [],
    firstLine: Int
  ) throws(InputFailure) -> Table {
    var reader = TableReader(
      blocks, Columns(layout: layout, kinds: kinds, header: header),
      at: Place(byteOffset: blocks.consumedCount, line: firstLine, row: 0))
    _ = try reader.fill(to: .max)
    try reader.check()
    return reader.take()
  }
}
