/// The first rows of a table, for a cheap look at what they hold: a row is split only when it is asked for.
struct TableSample: Sendable {
  private let bytes: [UInt8]
  private let dialect: Dialect
  private var lines: ArraySlice<Range<Int>>

  /// - Parameters:
  ///   - bytes: The text.
  ///   - lines: The rows in it, without their ends.
  init(_ bytes: [UInt8], lines: some Sequence<Range<Int>>, dialect: Dialect) {
    self.bytes = bytes
    self.lines = Array(lines)[...]
    self.dialect = dialect
  }

  /// The fields of one column, from the first row on; rows that do not reach so far are passed over.
  func fields(ofColumn column: Int) -> [String] {
    lines.compactMap { dialect.field(column, of: bytes[$0]) }
  }

  /// Whether any field may be quoted.
  var holdQuotes: Bool { lines.contains { bytes[$0].contains(Ascii.quote) } }

  mutating func removeFirst() { lines.removeFirst() }
}

extension TableSample: RandomAccessCollection {
  var startIndex: Int { lines.startIndex }
  var endIndex: Int { lines.endIndex }

  /// The fields of a row.
  subscript(row: Int) -> [String] { dialect.fields(of: bytes[lines[row]]) }
}
