/// One field of a row, found by its delimiter, for what the fast way cannot take: quotes, words, blanks.
struct Field {
  /// The content without quotes and the spaces around it.
  let content: UnsafeBufferPointer<UInt8>
  /// The delimiter or line end after the field.
  let after: UnsafePointer<UInt8>

  init(from start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ delimiter: UInt8) {
    self.init(start, endingAt: Field.skipping(start, end, delimiter))
  }

  init(_ start: UnsafePointer<UInt8>, endingAt end: UnsafePointer<UInt8>) {
    after = end
    var first = start
    var last = end
    while first < last, first.pointee == Ascii.space { first += 1 }
    while first < last, (last - 1).pointee == Ascii.space { last -= 1 }
    if last - first >= 2, first.pointee == Ascii.quote, (last - 1).pointee == Ascii.quote {
      first += 1
      last -= 1
    }
    content = UnsafeBufferPointer(start: first, count: last - first)
  }

  /// The number, not a number for a missing one, or nil for anything else.
  ///
  /// - Parameter groups: See ``Dialect/groupsThousands``.
  func number(mark: UInt8, groups: Bool = false) -> Double? {
    if FieldText.isMissing(content) { return .nan }
    guard let base = content.baseAddress else { return .nan }
    var value = 0.0
    let end = base + content.count
    return DecimalNumber.parse(base, end, mark: mark, into: &value) == end
      ? value : GroupedNumber.parse(content, mark: mark, isCertain: groups)
  }

  /// The whole units and the rest of a number, so that neither loses digits; the rest is not a number where
  /// the value is missing.
  func largeNumber(
    mark: UInt8, groups: Bool = false
  ) -> (whole: Int64, fraction: Double)? {
    guard let base = content.baseAddress, !FieldText.isMissing(content) else { return (0, .nan) }
    let end = base + content.count
    let isNegative = base < end && base.pointee == Ascii.minus
    let first = isNegative ? base + 1 : base
    var whole: UInt64 = 0
    var position = DecimalNumber.digits(first, end, into: &whole)
    if (1...18).contains(position - first) || (position - first == 19 && whole <= UInt64(Int64.max))
    {
      var fraction = 0.0
      if position < end, position.pointee == mark {
        var digits: UInt64 = 0
        let fractionStart = position + 1
        position = DecimalNumber.digits(fractionStart, end, into: &digits)
        let count = position - fractionStart
        if count > 15 { return rounded(mark: mark, groups: groups) }
        fraction = Double(digits)
        for _ in 0..<count { fraction /= 10 }
      }
      if position == end {
        return isNegative ? (-Int64(whole), -fraction) : (Int64(whole), fraction)
      }
    }
    return rounded(mark: mark, groups: groups)
  }

  private func rounded(mark: UInt8, groups: Bool) -> (whole: Int64, fraction: Double)? {
    guard let value = number(mark: mark, groups: groups), abs(value) < 9e18 else { return nil }
    let whole = value.rounded(.down)
    return (Int64(whole), value - whole)
  }

  /// The time in nanoseconds, nil inside for a missing one, nil for anything else.
  func calendarNanoseconds() -> Int64?? {
    guard let base = content.baseAddress, !FieldText.isMissing(content) else { return .some(nil) }
    let end = base + content.count
    guard let (time, after) = CalendarTime.parse(base, end), after == end else { return nil }
    return .some(time.nanoseconds)
  }
}

extension Field {
  /// Whether a line ends here: LF, CRLF, or the end of the file with or without a CR.
  @inline(__always)
  static func isLineEnd(_ position: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    guard position < end else { return true }
    if position.pointee == Ascii.lineFeed { return true }
    guard position.pointee == Ascii.carriageReturn else { return false }
    return position + 1 == end || (position + 1).pointee == Ascii.lineFeed
  }

  /// The delimiter or line end at or after `start`; a delimiter between quotes does not count.
  @inline(__always)
  static func skipping(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ delimiter: UInt8
  ) -> UnsafePointer<UInt8> {
    var position = start
    if position < end, position.pointee == Ascii.quote {
      position += 1
      while position < end, position.pointee != Ascii.quote, position.pointee != Ascii.lineFeed {
        position += 1
      }
    }
    while position < end, position.pointee != delimiter, !isLineEnd(position, end) {
      position += 1
    }
    return position
  }

  @inline(__always)
  static func skippingSpaces(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var position = start
    while position < end, position.pointee == Ascii.space { position += 1 }
    return position
  }

  /// The first byte that is neither a space nor a delimiter: what a spreadsheet pads its rows with.
  static func skippingEmpty(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ delimiter: UInt8
  ) -> UnsafePointer<UInt8> {
    var position = start
    while position < end, position.pointee == Ascii.space || position.pointee == delimiter {
      position += 1
    }
    return position
  }

  /// Whether there is nothing but blanks and line ends between two places.
  static func isBlank(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    UnsafeBufferPointer(start: start, count: end - start).allSatisfy {
      $0 == Ascii.space || $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn || $0 == Ascii.tab
    }
  }
}
