import HiplineCore

/// The numbers of the columns that were asked for.
struct Table {
  /// By column of the file; nil for the columns that were skipped. A missing value is not a number.
  var columns: [[Double]?]
  /// By column of the file, for a ``TableReader/ColumnKind/label``; nil for all others.
  var labels: [TableLabels?]
  /// What was subtracted from a column before it became a `Double`: whole units of a
  /// ``TableReader/ColumnKind/largeNumber``, nanoseconds of a ``TableReader/ColumnKind/calendar``.
  var origins: [Int64]
  /// Whether a value of the column may be missing; false says that none is.
  var mayLackValues: [Bool]
  var rowCount: Int
  /// What is said about rows that were left out.
  var findings: [Finding] = []
}

extension Table {
  /// The rows for which `isKept` holds; labels are not kept.
  func keeping(_ isKept: (Int) -> Bool) -> Table {
    let rows = (0..<rowCount).filter(isKept)
    var copy = self
    copy.columns = columns.map { column in column.map { column in rows.map { column[$0] } } }
    copy.labels = labels.map { _ in nil }
    copy.rowCount = rows.count
    return copy
  }
}

/// Reads the rows of a table block by block, parsing only the columns that are needed.
struct TableReader {
  /// How the fields of a column are read.
  enum ColumnKind: UInt8 {
    case skipped
    case number
    /// A number too large for a `Double` to hold its last digits: nanoseconds or microseconds since 1970.
    case largeNumber
    /// A written time, in nanoseconds.
    case calendar
    /// Words that tell rows apart, at most ``TableLabels/largestCount`` different ones.
    case label
  }

  /// - Parameters:
  ///   - blocks: At the first row.
  ///   - kinds: One for every column of `layout`.
  ///   - header: The lines from the header to the first row; where they come again, they are passed over.
  ///   - firstLine: The number of the line at which `blocks` are, from 1.
  /// - Throws: `malformed-row` with line and field number where more rows than ``MalformedRows/tolerableShare`` are;
  ///   `empty` where there is no row; `unknown-columns` where a column of labels has too many.
  /// - Complexity: O(bytes), one pass, no allocation per row; beside the columns it holds one block.
  static func read(
    _ blocks: TextBlocks, layout: TableLayout, kinds: [ColumnKind], header: [[UInt8]] = [],
    firstLine: Int
  ) throws(InputFailure) -> Table {
    precondition(
      kinds.count == layout.columnCount,
      "\(layout.columnCount) kinds of columns expected, got \(kinds.count)")
    let path = blocks.path
    let parser = BlockParser(layout: layout, kinds: kinds, header: header, firstLine: firstLine)
    var columns = [TableColumn](repeating: TableColumn(), count: parser.slots.count)
    var rowCount = 0
    var byteCount = 0
    while let block = try blocks.next() {
      let rows = parser.parse(block)
      rowCount += rows
      byteCount += block.count
      // A hundredth more than the bytes read so far let expect.
      let expected = blocks.remainingCount.map { left in
        left == 0 ? rowCount : rowCount + 64 + Int(1.01 * Double(left * rowCount / byteCount))
      }
      for slot in columns.indices {
        let values = parser.values(ofSlot: slot, rows: rows)
        if kinds[parser.slots[slot]] == .label {
          parser.labels[parser.slots[slot]]?.append(values)
        } else {
          columns[slot].append(values, expected: expected)
        }
      }
    }
    if let column = parser.columnWithTooManyLabels {
      throw InputFailure(
        .unknownColumns, path: path,
        "the column which should name the sensors holds more than \(TableLabels.largestCount) names",
        hint: "export each sensor to a file of its own", line: layout.headerLine, column: column + 1
      )
    }
    let malformed = parser.malformed
    if !malformed.areTolerable(amongRows: rowCount + malformed.count),
      let failure = malformed.failure(
        path: path, rowCount: rowCount + malformed.count, lastLine: parser.lastFilledLine)
    {
      throw failure
    }
    guard rowCount > 0 else {
      throw InputFailure(
        .empty, path: path, "the table has no row below line \(layout.line)",
        hint: "record again or export the recording again", line: layout.line)
    }
    var table = Table(
      columns: Array(repeating: nil, count: kinds.count), labels: parser.labels,
      origins: parser.origins, mayLackValues: parser.mayLackValues, rowCount: rowCount)
    for (slot, column) in parser.slots.enumerated() where kinds[column] != .label {
      table.columns[column] = columns[slot].values
    }
    if let finding = malformed.finding(lastLine: parser.lastFilledLine) {
      table.findings = [finding]
    }
    return table
  }
}
