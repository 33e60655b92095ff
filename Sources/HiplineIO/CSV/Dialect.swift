/// How a table separates its fields and writes its decimals.
struct Dialect: Sendable, Hashable {
  /// `,` `;` TAB or `|`; or blanks, of which several are one.
  var delimiter: UInt8
  /// `.`, or `,` where the delimiter is not a comma or the numbers are quoted.
  var decimalMark: UInt8 = Ascii.point
  /// Whether the first rows show that a comma or a point, whichever is not the decimal mark, separates thousands.
  var groupsThousands = false

  /// The fields of one line: unquoted, with the spaces around them removed.
  ///
  /// A quote inside a quoted field is written twice.
  func fields(of line: some Collection<UInt8>) -> [String] {
    if delimiter == Ascii.space {
      return line.split(separator: delimiter).map { field in
        let isQuoted = field.count > 1 && field.first == Ascii.quote
        return TextEncoding.string(
          isQuoted ? Array(field.dropFirst().dropLast()) : Array(field))
      }
    }
    if let fields = line.withContiguousStorageIfAvailable(unquotedFields), let fields {
      return fields
    }
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in line {
      if byte == Ascii.quote {
        isQuoted.toggle()
      } else if byte == delimiter && !isQuoted {
        fields.append(Dialect.text(field))
        field.removeAll(keepingCapacity: true)
      } else {
        field.append(byte)
      }
    }
    fields.append(Dialect.text(field))
    return fields
  }

  /// One field of a line, as ``fields(of:)`` gives it; nil where the line has fewer.
  ///
  /// - Parameter column: From 0.
  func field(_ column: Int, of line: some BidirectionalCollection<UInt8>) -> String? {
    if line.contains(Ascii.quote) || delimiter == Ascii.space {
      let fields = fields(of: line)
      return fields.indices.contains(column) ? fields[column] : nil
    }
    var rest = line[...]
    for _ in 0..<column {
      guard let end = rest.firstIndex(of: delimiter) else { return nil }
      rest = rest[rest.index(after: end)...]
    }
    return Dialect.text(rest.prefix { $0 != delimiter })
  }

  /// The fields of a line without quotes; nil for one that has any.
  private func unquotedFields(_ line: UnsafeBufferPointer<UInt8>) -> [String]? {
    guard !line.contains(Ascii.quote) else { return nil }
    var fields: [String] = []
    fields.reserveCapacity(line.count { $0 == delimiter } + 1)
    var start = 0
    for end in 0...line.count where end == line.count || line[end] == delimiter {
      fields.append(Dialect.text(UnsafeBufferPointer(rebasing: line[start..<end])))
      start = end + 1
    }
    return fields
  }

  /// The delimiter that splits a header line best, or nil for a line that none of them splits.
  ///
  /// A tab or a semicolon wins over a comma as soon as there are two, because names and decimals hold commas
  /// but hardly ever those.
  static func delimiter(of line: some Collection<UInt8>) -> UInt8? {
    let candidates = [Ascii.tab, Ascii.semicolon, Ascii.bar, Ascii.comma]
    var counts = candidates.map { _ in 0 }
    var isQuoted = false
    for byte in line {
      if byte == Ascii.quote {
        isQuoted.toggle()
      } else if !isQuoted, let candidate = candidates.firstIndex(of: byte) {
        counts[candidate] += 1
      }
    }
    let found = counts.firstIndex { $0 >= 2 } ?? counts.firstIndex { $0 >= 1 }
    return found.map { candidates[$0] }
  }

  /// Finds out from the first rows what a comma and a point in a number mean.
  mutating func readMarks(of rows: TableSample) {
    let isQuoted = delimiter == Ascii.comma
    guard !isQuoted || rows.holdQuotes else { return }
    if GroupedNumber.separates(Ascii.comma, in: rows) {
      groupsThousands = true
    } else if isQuoted
      ? rows.contains(where: Dialect.quotesDecimalComma)
      : rows.contains(where: Dialect.usesDecimalComma)
    {
      decimalMark = Ascii.comma
      groupsThousands = GroupedNumber.separates(Ascii.point, in: rows)
    } else if !isQuoted, GroupedNumber.separates(Ascii.point, in: rows) {
      (decimalMark, groupsThousands) = (Ascii.comma, true)
    }
  }

  /// Whether the fields of a data line use a decimal comma; only a table without comma delimiters can.
  static func usesDecimalComma(_ fields: [String]) -> Bool {
    fields.contains { field in
      let parts = field.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 2, let whole = parts.first, let fraction = parts.last else {
        return false
      }
      return whole.utf8.allSatisfy { Ascii.isDigit($0) || $0 == Ascii.minus || $0 == Ascii.plus }
        && fraction.utf8.first.map(Ascii.isDigit) == true
    }
  }

  /// Whether the quoted fields of a row separated by commas are numbers with a decimal comma, as spreadsheets of many countries write
  /// them: three digits after a comma alone could be thousands.
  static func quotesDecimalComma(_ fields: [String]) -> Bool {
    usesDecimalComma(
      fields.filter { field in
        let parts = field.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let whole = parts[0].drop { $0 == "-" || $0 == "+" }
        return whole.first == "0" || parts[1].count != 3
      })
  }

  private static func text(_ field: some BidirectionalCollection<UInt8>) -> String {
    let blank: (UInt8) -> Bool = { $0 == Ascii.space || $0 == Ascii.tab }
    let start = field.firstIndex { !blank($0) } ?? field.endIndex
    let end = field.lastIndex { !blank($0) }.map { field.index(after: $0) } ?? start
    return TextEncoding.string(field[start..<end])
  }
}
