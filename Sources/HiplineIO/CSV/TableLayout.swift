/// Where a table's header and rows are, and what its columns are called.
struct TableLayout: Sendable {
  var dialect: Dialect
  /// The columns' names, with a second header row folded in; empty names where there is no header.
  var names: [String]
  /// The line of the column names, from 1; nil without a header.
  var headerLine: Int?
  /// The byte where the first row begins.
  var dataStart: Int
  /// The lines before the header.
  var preamble: [String] = []
  /// The first rows.
  var sample: TableSample
  /// Whether the header is UTF-8; where it is not, its words beyond ASCII may be misread.
  var isUTF8 = true

  var columnCount: Int { names.count }

  /// The line to name in a message about the table as a whole, from 1.
  var line: Int { headerLine ?? preamble.count + 1 }

  /// What the first rows hold in a column.
  func contents(ofColumn column: Int) -> [FieldText] {
    sample.fields(ofColumn: column).map { FieldText($0, decimalMark: dialect.decimalMark) }
  }

  /// The rate that the user states, in hertz.
  var givenRateHertz: Double?

  /// The rate that the user or a line before the header states, in hertz.
  var statedRateHertz: Double? {
    if let givenRateHertz { return givenRateHertz }
    for line in preamble {
      let lower = line.lowercased()
      guard let unit = lower.firstRange(of: "hz"),
        lower.contains("rate") || lower.contains("freq")
          || lower.contains(" at ")
      else { continue }
      let before = lower[..<unit.lowerBound].reversed().drop { " ,:;\t\"".contains($0) }
      let digits = String(before.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }.reversed())
      if let rate = FieldText.number(digits), rate > 0 { return rate }
    }
    return preamble.lazy.compactMap(TableLayout.rateHertz(ofInterval:)).first
  }

  /// The rate of a line such as `Sampling Rate:20ms`, in hertz.
  private static func rateHertz(ofInterval line: String) -> Double? {
    let lower = line.lowercased()
    guard
      let word = [
        "sampling rate", "sample rate", "sampling interval", "sample interval",
        "sampling period", "sample period",
      ].lazy.compactMap({ lower.firstRange(of: $0) }).first
    else { return nil }
    let after = lower[word.upperBound...].drop { " :,;=\t\"".contains($0) }
    let digits = after.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = after.dropFirst(digits.count).drop { $0 == " " }.prefix { $0.isLetter }
    guard unit == "ms", let interval = FieldText.number(String(digits)), interval > 0 else {
      return nil
    }
    return 1000 / interval
  }
}

extension TableLayout {
  /// The layout of a table whose header names an acceleration or an angular rate on all three axes; without
  /// such a header, of one whose first filled line are words.
  ///
  /// Before the header there may be blank lines, comments and a preamble; after it a row of units or of axes.
  ///
  /// - Returns: nil where no line can be a header.
  static func named(in preview: FilePreview) -> TableLayout? {
    var separator: UInt8?
    var firstWords: Int?
    var firstAboveNumbers: Int?
    for (index, range) in preview.lines.prefix(FilePreview.maximumPreambleLines).enumerated() {
      let bytes = preview.bytes[range]
      if let written = separatorLine(bytes) {
        separator = written
        continue
      }
      if isSkipped(bytes) { continue }
      guard let delimiter = separator ?? Dialect.delimiter(of: bytes) else { continue }
      let dialect = Dialect(delimiter: delimiter)
      let names = trimmingEnd(dialect.fields(of: bytes))
      guard names.count > 1, !names.contains(where: { FieldText.number($0) != nil }) else {
        continue
      }
      if firstWords == nil { firstWords = index }
      let layout = table(preview, header: index, dialect: dialect, names: names)
      if layout.holdsMotion { return layout }
      if firstAboveNumbers == nil, layout.beginsWithNumbers { firstAboveNumbers = index }
    }
    if let unusual = separatedByBlanks(preview) ?? namedInComment(preview) { return unusual }
    guard let header = firstAboveNumbers ?? firstWords else { return nil }
    let bytes = preview.bytes[preview.lines[header]]
    let dialect = Dialect(delimiter: separator ?? Dialect.delimiter(of: bytes) ?? Ascii.comma)
    return table(
      preview, header: header, dialect: dialect, names: trimmingEnd(dialect.fields(of: bytes)))
  }

  /// The layout of a table whose names of motion and numbers are separated by blanks, where nothing else separates them.
  private static func separatedByBlanks(_ preview: FilePreview) -> TableLayout? {
    let dialect = Dialect(delimiter: Ascii.space)
    for (index, range) in preview.lines.prefix(FilePreview.maximumPreambleLines).enumerated() {
      let bytes = preview.bytes[range]
      guard !isSkipped(bytes), Dialect.delimiter(of: bytes) == nil else { continue }
      let names = dialect.fields(of: bytes)
      guard names.count > 3, !names.contains(where: { FieldText.number($0) != nil }) else {
        continue
      }
      let layout = table(preview, header: index, dialect: dialect, names: names)
      if layout.holdsMotion, layout.beginsWithNumbers { return layout }
    }
    return nil
  }

  /// The layout of a table whose names are in the comment above its first row, as `numpy.savetxt` writes them.
  private static func namedInComment(_ preview: FilePreview) -> TableLayout? {
    for (index, range) in preview.lines.prefix(FilePreview.maximumPreambleLines).enumerated() {
      let bytes = preview.bytes[range]
      guard bytes.first == 0x23 else { continue }
      let text = bytes.drop { $0 == 0x23 || $0 == Ascii.space }
      let dialect = Dialect(delimiter: Dialect.delimiter(of: text) ?? Ascii.space)
      let names = trimmingEnd(dialect.fields(of: text))
      guard names.count > 3, !names.contains(where: { FieldText.number($0) != nil }) else {
        continue
      }
      let layout = table(preview, header: index, dialect: dialect, names: names)
      if layout.holdsMotion, layout.beginsWithNumbers { return layout }
    }
    return nil
  }

  /// Whether the first row has a number for each of the names, or a written time, or nothing.
  private var beginsWithNumbers: Bool {
    guard let first = sample.first, first.count == columnCount else { return false }
    let contents = first.map { FieldText($0, decimalMark: dialect.decimalMark) }
    return !contents.contains(.words) && contents.count(where: { $0.isNumber }) > 1
  }

  /// The layout of a table without a header, whose first row is the first filled line at or after `line`.
  ///
  /// - Parameter line: From 0.
  static func unnamed(in preview: FilePreview, from line: Int = 0) -> TableLayout? {
    guard let first = preview.lines.indices.first(where: { $0 >= line && !preview.isBlank($0) }),
      let delimiter = Dialect.delimiter(of: preview.bytes[preview.lines[first]])
    else { return nil }
    let dialect = Dialect(delimiter: delimiter)
    let names = trimmingEnd(dialect.fields(of: preview.bytes[preview.lines[first]])).map { _ in "" }
    var layout = table(preview, firstRow: first, dialect: dialect, names: names)
    layout.preamble = (0..<first).map(preview.line)
    return layout
  }

  /// The layout of a table whose columns are named on a given line, from 0; nil where no delimiter splits it.
  static func named(in preview: FilePreview, at line: Int) -> TableLayout? {
    guard preview.lines.indices.contains(line),
      let delimiter = Dialect.delimiter(of: preview.bytes[preview.lines[line]])
    else { return nil }
    let dialect = Dialect(delimiter: delimiter)
    let names = trimmingEnd(dialect.fields(of: preview.bytes[preview.lines[line]]))
    return table(preview, header: line, dialect: dialect, names: names)
  }

  /// The text after a key at the start of a line before the header, as in `StartTime:,2021-08-20`.
  func preambleValue(_ key: String) -> String? {
    let wanted = key.lowercased()
    for line in preamble {
      let text = line.drop { "\"/# ".contains($0) }
      guard text.lowercased().hasPrefix(wanted) else { continue }
      let value = text.dropFirst(wanted.count).drop { " :,;=\t\"".contains($0) }
      return String(value.reversed().drop { " ,;\t\"".contains($0) }.reversed())
    }
    return nil
  }

  /// A column's content is told from so many rows: some seconds of any sensor, within what is previewed.
  private static let sampleRows = 200

  private static func table(
    _ preview: FilePreview, header: Int, dialect: Dialect, names: [String]
  ) -> TableLayout {
    var names = names
    var firstRow = header + 1
    // Up to two further header rows: units, or the axes below the names of groups.
    for _ in 0..<2 {
      guard preview.lines.indices.contains(firstRow) else { break }
      let fields = dialect.fields(of: preview.bytes[preview.lines[firstRow]])
      guard let folded = foldingHeader(names, below: fields) else { break }
      names = folded
      firstRow += 1
    }
    var layout = table(preview, firstRow: firstRow, dialect: dialect, names: names)
    layout.nameRowNumbers()
    layout.headerLine = header + 1
    layout.isUTF8 = String(validating: preview.bytes[preview.lines[header]], as: UTF8.self) != nil
    layout.preamble = (0..<header).map(preview.line)
    return layout
  }

  private static func table(
    _ preview: FilePreview, firstRow: Int, dialect: Dialect, names: [String]
  ) -> TableLayout {
    var dialect = dialect
    let rows = TableSample(
      preview.bytes,
      lines: preview.lines.dropFirst(firstRow).prefix(sampleRows).filter { !$0.isEmpty },
      dialect: dialect)
    dialect.readMarks(of: rows)
    return TableLayout(
      dialect: dialect, names: names, dataStart: preview.offset(ofLine: firstRow), sample: rows,
      givenRateHertz: preview.givenRateHertz)
  }

  /// Gives a name to a column of row numbers that has none, as R's `write.table` leaves it: the rows have one field more than the header,
  /// and the first counts them.
  private mutating func nameRowNumbers() {
    guard sample.count > 1,
      sample.allSatisfy({ $0.count == names.count + 1 && $0.last?.isEmpty == false })
    else { return }
    let numbers = sample.fields(ofColumn: 0).compactMap { Int($0) }
    guard numbers.count == sample.count,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 })
    else { return }
    names.insert("", at: 0)
  }

  /// Whether the names hold an acceleration or an angular rate on all three axes, or a rotation.
  var holdsMotion: Bool {
    let meanings = ColumnMeaning.meanings(of: names)
    return [ColumnMeaning.Quantity.acceleration, .linearAcceleration, .angularRate, .triplet]
      .contains { quantity in
        Set(meanings.filter { $0.quantity == quantity }.compactMap { $0.axis }).count == 3
      } || NamedRotation.all(in: names).contains(where: { $0.isCertain })
  }

  /// The names with a row of units or axes below them folded in, or nil where that row is data.
  private static func foldingHeader(_ names: [String], below fields: [String]) -> [String]? {
    let fields = trimmingEnd(fields)
    let filled = fields.filter { !$0.isEmpty }
    guard filled.count >= 3, filled.allSatisfy({ FieldText($0) == .words }) else { return nil }
    let count = max(names.count, fields.count)
    let names = names + Array(repeating: "", count: count - names.count)
    let padded = fields + Array(repeating: "", count: count - fields.count)
    if filled.filter({ MeasuringUnit($0) != nil }).count * 2 > filled.count {
      return zip(names, padded).map { $1.isEmpty ? $0 : "\($0) (\($1))" }
    }
    let axes: Set = ["x", "y", "z", "w", "s", "q0", "q1", "q2", "q3"]
    guard
      filled.filter({ axes.contains($0.lowercased()) }).count * 2 > filled.count
        || filled.contains(where: { ColumnMeaning(name: $0 + " x").quantity.isMotion })
    else { return nil }
    var group = ""
    return zip(names, padded).map { name, below in
      if !name.isEmpty { group = name }
      return below.isEmpty ? name : "\(group) \(below)"
    }
  }

  /// The delimiter that a `sep=;` line names, quoted or bare.
  private static func separatorLine(_ line: some Collection<UInt8>) -> UInt8? {
    let text = line.filter { $0 != Ascii.quote }
    guard text.starts(with: Array("sep=".utf8)) else { return nil }
    let rest = Array(text.dropFirst(4))
    if rest == Array("\\t".utf8) { return Ascii.tab }
    return rest.first
  }

  private static func isSkipped(_ line: some Collection<UInt8>) -> Bool {
    let text = line.drop { $0 == Ascii.space || $0 == Ascii.tab }
    return text.isEmpty || text.starts(with: Array("#".utf8)) || text.starts(with: Array("//".utf8))
  }

  private static func trimmingEnd(_ fields: [String]) -> [String] {
    let last = fields.lastIndex { !$0.isEmpty } ?? -1
    return Array(fields.prefix(last + 1))
  }
}
