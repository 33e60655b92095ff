/// Makes columns of numbers of one block of rows after another.
///
/// A block in which every row has the fields it should have is read column by column, which is fast; any other one row by
/// row, which finds out what is wrong.
final class BlockParser {
  typealias Byte = UnsafePointer<UInt8>

  /// The columns that are not skipped, in the order of the file.
  let slots: [Int]
  private(set) var malformed = MalformedRows()
  var labels: [TableLabels?]
  private(set) var origins: [Int64]
  private(set) var mayLackValues: [Bool]
  private(set) var columnWithTooManyLabels: Int?
  /// The number of the last line that was read and not blank, from 1.
  private(set) var lastFilledLine: Int

  private let kinds: [TableReader.ColumnKind]
  private let names: [String]
  private let header: [[UInt8]]
  private let delimiter: UInt8
  private let mark: UInt8
  private let groupsThousands: Bool
  private var hasOrigin: [Bool]

  /// What the first rows of a table settled for all that follow.
  struct Memory: Sendable {
    fileprivate(set) var origins: [Int64]
    fileprivate var hasOrigin: [Bool]
    fileprivate var labels: [TableLabels?]
  }

  private var slotOfColumn: [Int]
  /// The line at which the next block begins.
  private(set) var line: Int
  private var index = SeparatorIndex()
  /// The values of a block, one slot after the other.
  private var scratch = UnsafeMutableBufferPointer<Double>.allocate(capacity: 0)
  private var rowCapacity = 0

  /// - Parameter memory: Of an earlier reading of the same table.
  init(
    layout: TableLayout, kinds: [TableReader.ColumnKind], header: [[UInt8]], firstLine: Int,
    memory: Memory? = nil
  ) {
    self.kinds = kinds
    self.header = header
    names = layout.names
    delimiter = layout.dialect.delimiter
    mark = layout.dialect.decimalMark
    groupsThousands = layout.dialect.groupsThousands
    line = firstLine
    lastFilledLine = firstLine
    slots = kinds.indices.filter { kinds[$0] != .skipped }
    slotOfColumn = Array(repeating: 0, count: kinds.count)
    for (slot, column) in slots.enumerated() { slotOfColumn[column] = slot }
    labels = memory?.labels ?? kinds.map { $0.isLabel ? TableLabels() : nil }
    origins = memory?.origins ?? Array(repeating: 0, count: kinds.count)
    hasOrigin = memory?.hasOrigin ?? Array(repeating: false, count: kinds.count)
    mayLackValues = Array(repeating: false, count: kinds.count)
  }

  deinit {
    index.deallocate()
    scratch.deallocate()
  }

  var memory: Memory {
    Memory(origins: origins, hasOrigin: hasOrigin, labels: labels.map { $0?.withoutRows })
  }

  /// Lets go of the rows' labels; their names stay.
  func forgetLabels() { labels = labels.map { $0?.withoutRows } }

  /// What the last block held in a column: numbers, or indices of labels.
  func values(ofSlot slot: Int, rows: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: scratch[(slot * rowCapacity)..<(slot * rowCapacity + rows)])
  }

  /// Reads whole lines, as ``TextBlocks`` gives them.
  ///
  /// - Returns: The number of rows.
  func parse(_ block: UnsafeBufferPointer<UInt8>) -> Int {
    // A row has a separator for each of its fields.
    let rows = block.count / max(kinds.count, 1) + 1
    if rows > rowCapacity {
      scratch.deallocate()
      rowCapacity = rows
      scratch = .allocate(capacity: rows * slots.count)
    }
    // Of several blanks each would seem to end a field.
    if delimiter == Ascii.space { return parseRows(block) }
    return parseColumns(block) ?? parseRows(block)
  }

  private func firstValue(ofColumn column: Int) -> UnsafeMutablePointer<Double>? {
    scratch.baseAddress.map { $0 + slotOfColumn[column] * rowCapacity }
  }
}

// MARK: - Column by column

extension BlockParser {
  /// - Returns: nil where a row is not as it should be; nothing of the block counts as read then.
  private func parseColumns(_ block: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let text = block.baseAddress else { return 0 }
    index.fill(block, delimiter: delimiter)
    let positions = index.positions
    guard let stride = separatorsPerRow(text, positions) else { return nil }
    let rows = index.count / stride
    for column in kinds.indices {
      let fields = Fields(
        text: text, ends: positions + column, stride: stride, rows: rows,
        mayEndWithReturn: column == kinds.count - 1)
      let isRead: Bool
      switch kinds[column] {
      case .skipped: isRead = fields.areUnquoted
      case .number: isRead = numbers(fields, column)
      case .largeNumber, .calendar, .label, .possibleLabel: isRead = values(fields, column)
      }
      guard isRead else { return nil }
    }
    line += rows
    if rows > 0 { lastFilledLine = line - 1 }
    return rows
  }

  /// The number of separators of each row: one for each field, or one more where every row ends with a delimiter.
  ///
  /// - Returns: nil where rows differ.
  private func separatorsPerRow(_ text: Byte, _ positions: UnsafePointer<UInt32>) -> Int? {
    let count = index.count
    let fields = kinds.count
    guard count >= fields else { return nil }
    let endsLine = text[Int(positions[fields - 1])] == Ascii.lineFeed
    let stride = endsLine ? fields : fields + 1
    guard count % stride == 0 else { return nil }
    var place = 0
    var problems = 0
    while place < count {
      for field in 0..<(fields - 1) {
        problems += text[Int(positions[place + field])] == delimiter ? 0 : 1
      }
      let last = Int(positions[place + stride - 1])
      problems += text[last] == Ascii.lineFeed ? 0 : 1
      if !endsLine {
        let before = Int(positions[place + fields - 1])
        let isEmpty =
          last == before + 1 || (last == before + 2 && text[before + 1] == Ascii.carriageReturn)
        problems += isEmpty && text[before] == delimiter ? 0 : 1
      }
      place += stride
    }
    return problems == 0 ? stride : nil
  }

  private func numbers(_ fields: Fields, _ column: Int) -> Bool {
    guard let values = firstValue(ofColumn: column) else { return true }
    let mark = mark
    for row in 0..<fields.rows {
      let (start, end) = fields[row]
      if !DecimalNumber.read(field: start, end, mark: mark, into: &values[row]) {
        guard let value = number(start, end, column) else { return false }
        values[row] = value
      }
    }
    return true
  }

  /// What is neither a plain number nor too unusual.
  @inline(never)
  private func number(_ start: Byte, _ end: Byte, _ column: Int) -> Double? {
    var value = 0.0
    if DecimalNumber.parse(start, end, mark: mark, into: &value) == end { return value }
    return self.value(Field(start, endingAt: end), column)
  }

  private func values(_ fields: Fields, _ column: Int) -> Bool {
    guard let values = firstValue(ofColumn: column) else { return true }
    for row in 0..<fields.rows {
      let (start, end) = fields[row]
      guard let value = value(Field(start, endingAt: end), column) else { return false }
      values[row] = value
    }
    return !kinds[column].isLabel || fields.areUnquoted
  }

  /// The fields of one column in a block.
  private struct Fields {
    let text: Byte
    /// The place of the first field's end.
    let ends: UnsafePointer<UInt32>
    let stride: Int
    let rows: Int
    /// Whether a line ends after the field, so that a carriage return before it is no part of it.
    let mayEndWithReturn: Bool

    @inline(__always)
    subscript(row: Int) -> (start: Byte, end: Byte) {
      let place = ends + row &* stride
      let start = text + Int(place[-1] &+ 1)
      var end = text + Int(place[0])
      if mayEndWithReturn, end > start, end[-1] == Ascii.carriageReturn { end -= 1 }
      return (start, end)
    }

    /// Whether no field begins with a quote, inside which delimiters would be none.
    var areUnquoted: Bool {
      for row in 0..<rows {
        var (start, end) = self[row]
        while start < end, start.pointee == Ascii.space { start += 1 }
        if start < end, start.pointee == Ascii.quote { return false }
      }
      return true
    }
  }
}

// MARK: - Row by row

extension BlockParser {
  private func parseRows(_ block: UnsafeBufferPointer<UInt8>) -> Int {
    guard var position = block.baseAddress else { return 0 }
    let end = position + block.count
    var row = 0
    while position < end {
      let start = position
      // The block ends with a line feed.
      while position.pointee != Ascii.lineFeed { position += 1 }
      let outcome = parseRow(start, position, row)
      switch outcome {
      case .row: row += 1
      case .blank: break
      case .malformed where isHeader(start, position) || isComment(start, position): break
      case .malformed(let problem, let column):
        malformed.add(problem, line: line, column: column, expectation(problem, column))
      }
      if case .blank = outcome {} else { lastFilledLine = line }
      position += 1
      line += 1
    }
    return row
  }

  private enum Outcome {
    case row
    case blank
    /// The number of the field from 1.
    case malformed(MalformedRows.Problem, column: Int)
  }

  private func parseRow(_ lineStart: Byte, _ end: Byte, _ row: Int) -> Outcome {
    var position = lineStart
    while position < end, position.pointee == Ascii.carriageReturn { position += 1 }
    guard position < end else { return .blank }
    let start = position
    for column in kinds.indices {
      position = Field.skippingSpaces(position, end)
      let field = Field(from: position, end, delimiter)
      if kinds[column] != .skipped {
        guard let value = value(field, column) else {
          if Field.isBlank(start, end) { return .blank }
          return .malformed(
            kinds[column] == .calendar ? .notATime : .notANumber, column: column + 1)
        }
        firstValue(ofColumn: column)?[row] = value
      }
      position = field.after
      let isLast = column == kinds.count - 1
      if position < end, position.pointee == delimiter {
        position += 1
      } else if !isLast {
        return Field.isBlank(start, end) ? .blank : .malformed(.tooFew, column: column + 1)
      }
    }
    position = Field.skippingEmpty(position, end, delimiter)
    if Field.isLineEnd(position, end) { return .row }
    let found = fieldCount(start, end)
    let commas = delimiter == Ascii.comma && found >= 2 * kinds.count - 1
    return .malformed(.tooMany(found: found, decimalCommas: commas), column: kinds.count + 1)
  }

  private func fieldCount(_ start: Byte, _ end: Byte) -> Int {
    var count = 1
    var position = start
    while true {
      position = Field.skipping(position, end, delimiter)
      guard position < end, position.pointee == delimiter else { return count }
      count += 1
      position += 1
    }
  }

  /// Whether a line is what a logger remarks between its rows: `# end of recording`.
  private func isComment(_ start: Byte, _ end: Byte) -> Bool {
    let first = Field.skippingSpaces(start, end)
    return first < end && first.pointee == UInt8(ascii: "#")
  }

  private func isHeader(_ start: Byte, _ end: Byte) -> Bool {
    let hasReturn = end > start && end[-1] == Ascii.carriageReturn
    let line = UnsafeBufferPointer(start: start, count: end - start - (hasReturn ? 1 : 0))
    return header.contains { $0.elementsEqual(line) }
  }

  private func expectation(_ problem: MalformedRows.Problem, _ column: Int) -> String {
    switch problem {
    case .notANumber:
      "the field of \(name(column)) is not a number, or nothing where a value is missing"
    case .notATime:
      "the field of \(name(column)) is not a time as YYYY-MM-DD HH:MM:SS.fraction"
    case .tooFew: "\(kinds.count) fields expected, got \(column)"
    case .tooMany(let found, _): "\(kinds.count) fields expected, got \(found)"
    }
  }

  private func name(_ column: Int) -> String {
    SpokenColumn.text(names[column - 1], number: column)
  }
}

// MARK: - Fields

extension BlockParser {
  /// The value of any field of a column that is not skipped; nil for what cannot be one.
  private func value(_ field: Field, _ column: Int) -> Double? {
    switch kinds[column] {
    case .skipped:
      return .nan
    case .number:
      guard let value = field.number(mark: mark, groups: groupsThousands) else { return nil }
      if value.isNaN { mayLackValues[column] = true }
      return value
    case .largeNumber:
      guard let parts = field.largeNumber(mark: mark, groups: groupsThousands) else { return nil }
      guard !parts.fraction.isNaN else {
        mayLackValues[column] = true
        return .nan
      }
      return Double(parts.whole &- origin(column, orElse: parts.whole)) + parts.fraction
    case .calendar:
      guard let time = field.calendarNanoseconds() else { return nil }
      guard let time else {
        mayLackValues[column] = true
        return .nan
      }
      return Double(time &- origin(column, orElse: time))
    case .label:
      if let label = labels[column]?.index(of: field.content) { return Double(label) }
      if columnWithTooManyLabels == nil { columnWithTooManyLabels = column }
      return 0
    case .possibleLabel:
      if let label = labels[column]?.index(of: field.content) { return Double(label) }
      labels[column] = nil
      return 0
    }
  }

  private func origin(_ column: Int, orElse value: Int64) -> Int64 {
    if !hasOrigin[column] {
      hasOrigin[column] = true
      origins[column] = value
    }
    return origins[column]
  }
}
