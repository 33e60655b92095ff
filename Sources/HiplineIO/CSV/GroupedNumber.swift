/// A number whose digits are in groups of three, as spreadsheets show them: `12,345.6`, `12.345,6`, `12’345`, `12 345`.
enum GroupedNumber {
  /// The number, or nil for what is not all groups of three after the first.
  ///
  /// - Parameters:
  ///   - mark: The decimal mark of the table, which separates no groups.
  ///   - isCertain: Whether a single comma or point is known to separate groups; else it may be another's decimal mark.
  static func parse(_ field: some Collection<UInt8>, mark: UInt8, isCertain: Bool) -> Double? {
    guard field.contains(where: Ascii.isDigit),
      let plain = ungrouped(Array(field), mark: mark, isCertain: isCertain)
    else { return nil }
    return plain.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var value = 0.0
      let end = base + buffer.count
      return DecimalNumber.parse(base, end, mark: mark, into: &value) == end ? value : nil
    }
  }

  /// Whether a comma, or a point, separates groups in rows and no decimals: wherever one is, the digits are in groups, and a column counts
  /// up to a thousand without one; three decimals would be written there too.
  static func separates(_ separator: UInt8, in rows: TableSample) -> Bool {
    let mark = separator == Ascii.comma ? Ascii.point : Ascii.comma
    var short: Set<Int> = []
    var grouped: Set<Int> = []
    for row in rows {
      for (column, field) in row.enumerated() {
        let bytes = Array(field.utf8)
        guard let first = bytes.first, Ascii.isDigit(first) || first == Ascii.minus else {
          continue
        }
        if bytes.contains(separator) {
          if ungrouped(bytes, mark: mark, isCertain: true) != nil {
            grouped.insert(column)
          } else if FieldText.number(field, decimalMark: separator) != nil {
            return false
          }
        } else if bytes.dropFirst().allSatisfy(Ascii.isDigit) {
          short.insert(column)
        }
      }
    }
    return !short.isDisjoint(with: grouped)
  }

  /// The digits, sign and decimals without what separates the groups; nil where there are no groups, or they are not of three.
  private static func ungrouped(
    _ field: [UInt8], mark: UInt8, isCertain: Bool
  ) -> [UInt8]? {
    var rest = field[...]
    var plain: [UInt8] = []
    if let sign = rest.first, sign == Ascii.minus || sign == Ascii.plus {
      plain.append(sign)
      rest = rest.dropFirst()
    }
    let first = rest.prefix(while: Ascii.isDigit)
    guard (1...3).contains(first.count), first.first != Ascii.zero else { return nil }
    plain += first
    rest = rest.dropFirst(first.count)
    guard let separator = separators.first(where: { rest.starts(with: $0) && $0 != [mark] }) else {
      return nil
    }
    var groups = 0
    while rest.starts(with: separator) {
      let group = rest.dropFirst(separator.count).prefix(while: Ascii.isDigit)
      guard group.count == 3 else { return nil }
      plain += group
      rest = rest.dropFirst(separator.count + 3)
      groups += 1
    }
    let isMark = separator == [Ascii.comma] || separator == [Ascii.point]
    guard isCertain || !isMark || groups > 1 else { return nil }
    guard let next = rest.first else { return plain }
    guard next == mark, rest.dropFirst().allSatisfy(Ascii.isDigit) else { return nil }
    return plain + rest
  }

  /// Comma, point, apostrophes, blank; no-break blanks in UTF-8 and in Windows-1252.
  private static let separators: [[UInt8]] = [
    [Ascii.comma], [Ascii.point], [0x27], [0xE2, 0x80, 0x99], [Ascii.space], [0xC2, 0xA0],
    [0xE2, 0x80, 0xAF], [0xA0], [0x92],
  ]
}
