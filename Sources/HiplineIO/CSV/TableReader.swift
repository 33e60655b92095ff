import HiplineCore

/// The numbers of the columns that were asked for.
struct Table {
  /// By column of the file; nil for the columns that were skipped. A missing value is not a number.
  var columns: [[Double]?]
  /// What was subtracted from a column before it became a `Double`: whole units of a
  /// ``TableReader/ColumnKind/largeNumber``, nanoseconds of a ``TableReader/ColumnKind/calendar``.
  var origins: [Int64]
  var rowCount: Int
}

/// Reads the rows of a table, parsing only the columns that are needed.
struct TableReader {
  /// How the fields of a column are read.
  enum ColumnKind: UInt8 {
    case skipped
    case number
    /// A number too large for a `Double` to hold its last digits: nanoseconds or microseconds since 1970.
    case largeNumber
    /// A written time, in nanoseconds.
    case calendar
  }

  let layout: TableLayout
  let kinds: [ColumnKind]
  let path: String

  /// - Parameter kinds: One for every column of `layout`.
  /// - Throws: `malformed-row` with line and field number; `empty` where there is no row.
  /// - Complexity: O(bytes), one pass, no allocation per row.
  static func read(
    _ bytes: [UInt8], layout: TableLayout, kinds: [ColumnKind], path: String
  ) throws(InputFailure) -> Table {
    precondition(
      kinds.count == layout.columnCount,
      "\(layout.columnCount) kinds of columns expected, got \(kinds.count)")
    let reader = TableReader(layout: layout, kinds: kinds, path: path)
    let needed = kinds.indices.filter { kinds[$0] != .skipped }
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Table, InputFailure> in
      guard let base = buffer.baseAddress else { return .failure(reader.empty()) }
      let rows = Rows(start: base, position: base + layout.dataStart, end: base + buffer.count)
      return reader.read(rows, needed: needed)
    }
    let table = try result.get()
    guard table.rowCount > 0 else { throw reader.empty() }
    return table
  }

  private func read(_ rows: Rows, needed: [Int]) -> Result<Table, InputFailure> {
    let capacity = rows.countLines()
    var outcome = Result<Int, InputFailure>.success(0)
    var origins = [Int64](repeating: 0, count: kinds.count)
    let arrays = TableReader.filled(needed.count, capacity: capacity) { pointers in
      outcome = fill(rows, needed: needed, columns: pointers, origins: &origins)
      guard case .success(let count) = outcome else { return 0 }
      return count
    }
    return outcome.map { count in
      var columns = [[Double]?](repeating: nil, count: kinds.count)
      for (slot, column) in needed.enumerated() { columns[column] = arrays[slot] }
      return Table(columns: columns, origins: origins, rowCount: count)
    }
  }

  /// `count` arrays whose memory `body` fills itself, so that no page of it is touched twice.
  ///
  /// - Parameter body: Fills the arrays from their starts and returns how many elements it wrote to each.
  private static func filled(
    _ count: Int, capacity: Int, pointers: [UnsafeMutablePointer<Double>] = [],
    _ body: ([UnsafeMutablePointer<Double>]) -> Int
  ) -> [[Double]] {
    guard pointers.count < count else {
      _ = body(pointers)
      return []
    }
    var inner: [[Double]] = []
    var written = 0
    let array = [Double](unsafeUninitializedCapacity: max(capacity, 1)) { buffer, used in
      guard let base = buffer.baseAddress else { return }
      inner = filled(count, capacity: capacity, pointers: pointers + [base]) { all in
        written = body(all)
        return written
      }
      used = written
    }
    return [array] + inner
  }

  private func empty() -> InputFailure {
    InputFailure(
      .empty, path: path, "the table has no row below line \(layout.line)",
      hint: "record again or export the recording again", line: layout.line)
  }
}

/// The bytes of a table's rows.
private struct Rows {
  let start: UnsafePointer<UInt8>
  let position: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>

  /// One more than the number of line feeds.
  func countLines() -> Int {
    var count = 1
    var position = position
    let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    while end - position >= 8 {
      let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self) ^ feeds
      count += (~(((word & low) &+ low) | word | low)).nonzeroBitCount
      position += 8
    }
    while position < end {
      if position.pointee == Ascii.lineFeed { count += 1 }
      position += 1
    }
    return count
  }

  /// The number of the line that holds a byte, from 1.
  func line(of place: UnsafePointer<UInt8>) -> Int {
    1 + UnsafeBufferPointer(start: start, count: place - start).count { $0 == Ascii.lineFeed }
  }
}

extension TableReader {
  private func fill(
    _ rows: Rows, needed: [Int], columns: [UnsafeMutablePointer<Double>], origins: inout [Int64]
  ) -> Result<Int, InputFailure> {
    let end = rows.end
    let delimiter = layout.dialect.delimiter
    let mark = layout.dialect.decimalMark
    let fieldCount = kinds.count
    var position = rows.position
    var row = 0
    var hasOrigin = [Bool](repeating: false, count: kinds.count)
    var slots = [Int](repeating: 0, count: kinds.count)
    for (slot, column) in needed.enumerated() { slots[column] = slot }

    while position < end {
      if position.pointee == Ascii.lineFeed || position.pointee == Ascii.carriageReturn {
        position += 1
        continue
      }
      let rowStart = position
      var field = 0
      while true {
        if position < end, position.pointee == Ascii.space {
          position = Field.skippingSpaces(position, end)
        }
        let fieldStart = position
        switch kinds[field] {
        case .number:
          var value = 0.0
          if let after = DecimalNumber.parse(position, end, mark: mark, into: &value),
            Field.ends(after, end, delimiter)
          {
            position = after
          } else {
            let text = Field(from: position, end, delimiter)
            guard let slow = text.number(mark: mark) else {
              return .failure(unexpected(.number, at: fieldStart, field, rows, text))
            }
            value = slow
            position = text.after
          }
          columns[slots[field]][row] = value
        case .skipped:
          position = Field.skipping(position, end, delimiter)
        case .largeNumber:
          let text = Field(from: position, end, delimiter)
          guard let parts = text.largeNumber(mark: mark) else {
            return .failure(unexpected(.largeNumber, at: fieldStart, field, rows, text))
          }
          if !hasOrigin[field], !parts.fraction.isNaN {
            hasOrigin[field] = true
            origins[field] = parts.whole
          }
          columns[slots[field]][row] = Double(parts.whole &- origins[field]) + parts.fraction
          position = text.after
        case .calendar:
          let text = Field(from: position, end, delimiter)
          guard let time = text.calendarNanoseconds() else {
            return .failure(unexpected(.calendar, at: fieldStart, field, rows, text))
          }
          if let time, !hasOrigin[field] {
            hasOrigin[field] = true
            origins[field] = time
          }
          columns[slots[field]][row] = time.map { Double($0 &- origins[field]) } ?? .nan
          position = text.after
        }
        field += 1
        guard position < end, position.pointee == delimiter else { break }
        position += 1
        if field == fieldCount {
          position = Field.skippingEmpty(position, end, delimiter)
          guard Field.isLineEnd(position, end) else {
            return .failure(tooMany(at: rowStart, rows))
          }
          break
        }
      }
      guard field == fieldCount else {
        if Field.isBlank(rowStart, position) { continue }
        return .failure(tooFew(field, at: rowStart, rowEnd: position, rows))
      }
      row += 1
    }
    return .success(row)
  }

  private func name(_ field: Int) -> String {
    layout.names[field].isEmpty ? "" : " “\(layout.names[field])”"
  }

  private func unexpected(
    _ kind: ColumnKind, at place: UnsafePointer<UInt8>, _ field: Int, _ rows: Rows, _ text: Field
  ) -> InputFailure {
    let expected =
      kind == .calendar
      ? "a time as YYYY-MM-DD HH:MM:SS.fraction" : "a number, or nothing where a value is missing"
    let isLast = text.after == rows.end
    return InputFailure(
      .malformedRow, path: path,
      "the field of column\(name(field)) is not \(expected)"
        + (isLast ? "; the file looks truncated" : ""),
      hint: isLast
        ? "copy or export the file again, or remove its last line"
        : "correct the field, or empty it if the value is missing",
      line: rows.line(of: place), column: field + 1)
  }

  private func tooFew(
    _ found: Int, at place: UnsafePointer<UInt8>, rowEnd: UnsafePointer<UInt8>, _ rows: Rows
  ) -> InputFailure {
    let isLast = Field.isBlank(rowEnd, rows.end)
    return InputFailure(
      .malformedRow, path: path,
      "\(kinds.count) fields expected, got \(found)"
        + (isLast ? "; it is the last row, the file looks truncated" : ""),
      hint: isLast
        ? "copy or export the file again, or remove its last line"
        : "correct the row, or remove it if it is not data",
      line: rows.line(of: place), column: found)
  }

  private func tooMany(at place: UnsafePointer<UInt8>, _ rows: Rows) -> InputFailure {
    var found = 1
    var position = place
    while !Field.isLineEnd(position, rows.end) {
      position = Field.skipping(position, rows.end, layout.dialect.delimiter)
      guard !Field.isLineEnd(position, rows.end) else { break }
      found += 1
      position += 1
    }
    let commas = layout.dialect.delimiter == Ascii.comma && found >= 2 * kinds.count - 1
    return InputFailure(
      .malformedRow, path: path, "\(kinds.count) fields expected, got \(found)",
      hint: commas
        ? "decimals and fields both seem to use a comma: export with a point, or with semicolons"
        : "correct the row, or name the additional column in the header",
      line: rows.line(of: place), column: kinds.count + 1)
  }
}
