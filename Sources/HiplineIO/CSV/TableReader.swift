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
  /// Some of the rows, in this order; labels are not kept.
  func keeping(_ rows: [Int]) -> Table {
    var copy = self
    copy.columns = columns.map { column in column.map { column in rows.map { column[$0] } } }
    copy.labels = labels.map { _ in nil }
    copy.rowCount = rows.count
    return copy
  }
}

extension Table {
  /// The rows from the last to the first.
  var reversed: Table {
    var copy = self
    copy.columns = columns.map { $0.map { $0.reversed() } }
    copy.labels = labels.map { $0?.reversed }
    return copy
  }

  /// Rows that lie together.
  func rows(_ range: Range<Int>) -> Table {
    var copy = self
    copy.columns = columns.map { $0.map { Array($0[range]) } }
    copy.labels = labels.map { $0?.rows(range) }
    copy.rowCount = range.count
    return copy
  }
}

/// Reads the rows of a table block by block, parsing only the columns that are needed.
///
/// The rows are read all at once (``read(_:layout:kinds:header:firstLine:)``) or piece by piece: ``fill(to:)`` and ``take()`` in turn.
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
    /// The same, or else something that is of no interest.
    case possibleLabel

    var isLabel: Bool { self == .label || self == .possibleLabel }
  }

  /// The columns of a table and how to read them.
  struct Columns: Sendable {
    var layout: TableLayout
    /// One for every column of `layout`.
    var kinds: [ColumnKind]
    /// The lines from the header to the first row; where they come again, they are passed over.
    var header: [[UInt8]] = []
  }

  /// Where in the text reading is.
  struct Place: Sendable {
    /// Bytes of the text before it.
    var byteOffset: Int
    /// The number of its line, from 1.
    var line: Int
    /// Rows before it.
    var row: Int
  }

  private let wanted: Columns
  private let blocks: TextBlocks
  private let parser: BlockParser
  /// How many rows will be in hand at most, a block more or less; nil for all of them.
  var largestPiece: Int?
  private var columns: [TableColumn]
  private var byteCount = 0
  /// Rows that were read and taken.
  private var takenCount: Int
  /// Rows that were read and not taken yet.
  private(set) var rowCount = 0

  /// - Parameters:
  ///   - blocks: At the first row, or at `place`.
  ///   - place: The first row.
  ///   - memory: What an earlier reading of the table remembers; nil to read it for the first time.
  ///   - largestPiece: How many rows will be in hand at most, a block more or less; nil for all of them.
  init(
    _ blocks: TextBlocks, _ columns: Columns, at place: Place, memory: BlockParser.Memory? = nil,
    largestPiece: Int? = nil
  ) {
    precondition(
      columns.kinds.count == columns.layout.columnCount,
      "\(columns.layout.columnCount) kinds of columns expected, got \(columns.kinds.count)")
    wanted = columns
    self.blocks = blocks
    self.largestPiece = largestPiece
    takenCount = place.row
    parser = BlockParser(
      layout: columns.layout, kinds: columns.kinds, header: columns.header, firstLine: place.line,
      memory: memory)
    self.columns = Array(repeating: TableColumn(), count: parser.slots.count)
  }

  /// Where the next block begins.
  var place: Place {
    Place(byteOffset: blocks.consumedCount, line: parser.line, row: takenCount + rowCount)
  }

  /// What has to be known of the table to read it again from any place in the same way.
  var memory: BlockParser.Memory { parser.memory }

  /// Reads whole blocks until so many rows are in hand.
  ///
  /// - Returns: False at the end of the table.
  mutating func fill(to rows: Int) throws(InputFailure) -> Bool {
    while rowCount < rows {
      guard let block = try blocks.next() else { return false }
      append(parser.parse(block), bytes: block.count)
    }
    return true
  }

  private mutating func append(_ rows: Int, bytes: Int) {
    rowCount += rows
    byteCount += bytes
    let read = rowCount
    // A hundredth more than the bytes read so far let expect.
    var expected = blocks.remainingCount.map { [byteCount] left in
      left == 0 ? read : read + 64 + Int(1.01 * Double(left) * Double(read) / Double(byteCount))
    }
    if let largestPiece { expected = max(read, min(expected ?? .max, largestPiece + rows)) }
    for slot in columns.indices {
      let values = parser.values(ofSlot: slot, rows: rows)
      if wanted.kinds[parser.slots[slot]].isLabel {
        parser.labels[parser.slots[slot]]?.append(values)
      } else {
        columns[slot].append(values, expected: expected)
      }
    }
  }

  /// The values of a column that are in hand.
  func values(ofColumn column: Int) -> [Double] {
    parser.slots.firstIndex(of: column).map { columns[$0].values } ?? []
  }

  /// The rows in hand, which are given away.
  mutating func take() -> Table {
    var table = Table(
      columns: Array(repeating: nil, count: wanted.kinds.count), labels: parser.labels,
      origins: parser.origins, mayLackValues: parser.mayLackValues, rowCount: rowCount)
    for (slot, column) in parser.slots.enumerated() where !wanted.kinds[column].isLabel {
      table.columns[column] = columns[slot].values
      columns[slot] = TableColumn()
    }
    if let finding = parser.malformed.finding(lastLine: parser.lastFilledLine) {
      table.findings = [finding]
    }
    parser.forgetLabels()
    takenCount += rowCount
    (rowCount, byteCount) = (0, 0)
    return table
  }

  /// Whether the table that was read can be used.
  ///
  /// - Throws: `malformed-row` with line and field number where more rows than ``MalformedRows/tolerableShare`` are;
  ///   `empty` where there is no row; `unknown-columns` where a column of labels has too many.
  func check() throws(InputFailure) {
    let path = blocks.path
    let layout = wanted.layout
    let rowCount = takenCount + self.rowCount
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
  }
}
