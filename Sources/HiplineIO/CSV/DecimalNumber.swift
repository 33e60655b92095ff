/// Decimal numbers in bytes, read as the nearest `Double`.
///
/// The grammar is `[+-] digits [mark digits] [(e|E) [+-] digits]` with at least one digit before the exponent.
/// Words such as `NaN` are not numbers here.
enum DecimalNumber {
  /// Reads the number that begins at `start`.
  ///
  /// The result is correctly rounded: up to 19 digits whose value is at most 2⁵³, times or divided by a power
  /// of ten that is itself exact (10²²), takes one rounding (Clinger 1990); up to 19 digits divided by up to 10⁶⁴
  /// take ``EiselLemire``; everything else goes the slow way.
  ///
  /// - Parameter mark: The decimal mark, a point or a comma.
  /// - Returns: The first byte after the number, or nil where no number begins.
  @inline(__always)
  static func parse(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, mark: UInt8,
    into value: inout Double
  ) -> UnsafePointer<UInt8>? {
    var position = start
    var isNegative = false
    if position < end {
      isNegative = position.pointee == Ascii.minus
      if isNegative || position.pointee == Ascii.plus { position += 1 }
    }
    let first = position
    var mantissa: UInt64 = 0
    position = digits(position, end, into: &mantissa)
    var digitCount = position - first
    var exponent = 0
    if position < end, position.pointee == mark {
      let fraction = position + 1
      position = digits(fraction, end, into: &mantissa)
      exponent = fraction - position
      digitCount -= exponent
    }
    guard digitCount > 0 else { return nil }
    if position < end, position.pointee | 0x20 == 0x65 {
      guard let after = self.exponent(position + 1, end, into: &exponent) else { return nil }
      position = after
    }
    if digitCount <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
      let magnitude = Double(mantissa)
      let scaled =
        exponent < 0 ? magnitude / powersOfTen[-exponent] : magnitude * powersOfTen[exponent]
      value = isNegative ? -scaled : scaled
    } else if digitCount <= 19, mantissa > 0, EiselLemire.tens.contains(exponent) {
      let magnitude = EiselLemire.nearest(mantissa, tens: exponent)
      value = isNegative ? -magnitude : magnitude
    } else {
      guard let nearest = nearest(start, position, mark: mark) else { return nil }
      value = nearest
    }
    return position
  }

  /// Reads a number that fills a field of a block: digits, a mark and decimals, after a minus or nothing.
  ///
  /// Nothing in here depends on the field before, and hardly a branch on the value.
  ///
  /// - Parameter end: The byte after the field.
  /// - Precondition: 24 bytes before and 8 after the field can be read, whatever they are.
  /// - Returns: Whether `value` was set; if not, the field may still be a number for ``parse(_:_:mark:into:)``.
  @inline(__always)
  static func read(
    field start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, mark: UInt8,
    into value: inout Double
  ) -> Bool {
    let isNegative = start.pointee == Ascii.minus
    let first = start + (isNegative ? 1 : 0)
    let head = word(at: first)
    let others = nonDigits(head)
    let wholeBits = others.trailingZeroBitCount & ~7
    let wholeCount = wholeBits >> 3
    guard others != 0, wholeCount > 0 else { return false }
    let point = first + wholeCount
    let decimals = end - point - 1
    // An integer ends here, and its decimals are one less than none.
    guard decimals > 0, point.pointee == mark else {
      guard decimals == -1 else { return false }
      let whole = eightDigits(padded(head, bits: wholeBits))
      value = signed(Double(Int64(truncatingIfNeeded: whole)), isNegative)
      return true
    }
    let whole = eightDigits(padded(head, bits: wholeBits))
    let tail = word(at: end - 8)
    if decimals <= 8 {
      let digits = kept(tail, decimals)
      guard nonDigits(digits) == 0 else { return false }
      let mantissa = whole &* integerPowersOfTen[decimals] &+ eightDigits(digits)
      value = signed(
        Double(Int64(truncatingIfNeeded: mantissa)) / powersOfTen[decimals], isNegative)
      return true
    }
    guard decimals <= 19, wholeCount + decimals <= 19 || whole == 0 else { return false }
    let middle = kept(word(at: end - 16), min(decimals - 8, 8))
    let front = kept(word(at: end - 24), max(decimals - 16, 0))
    guard nonDigits(tail) | nonDigits(middle) | nonDigits(front) == 0 else { return false }
    let fraction =
      (eightDigits(front) &* 100_000_000 &+ eightDigits(middle)) &* 100_000_000
      &+ eightDigits(tail)
    let mantissa = whole &* integerPowersOfTen[decimals] &+ fraction
    guard mantissa > 0 else { return false }
    // Also where one division would do: which of the two it is, a processor cannot foresee.
    value = signed(EiselLemire.nearest(mantissa, tens: -decimals), isNegative)
    return true
  }

  @inline(__always)
  private static func word(at place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// The highest bit of every byte that is not a digit, as long as no byte before it is above 0xB9.
  @inline(__always)
  private static func nonDigits(_ word: UInt64) -> UInt64 {
    ((word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080
  }

  /// The first bytes of a word, 1 to 8, with zeros before them that make them eight digits.
  @inline(__always)
  private static func padded(_ word: UInt64, bits: Int) -> UInt64 {
    word &<< UInt64(truncatingIfNeeded: 64 &- bits)
      | 0x3030_3030_3030_3030 &>> UInt64(truncatingIfNeeded: bits)
  }

  /// The last `count` bytes of a word, 0 to 8, with zeros in the place of the others.
  @inline(__always)
  private static func kept(_ word: UInt64, _ count: Int) -> UInt64 {
    let kept = ~UInt64(0) << UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    return (word & kept) | (0x3030_3030_3030_3030 & ~kept)
  }

  @inline(__always)
  private static func signed(_ magnitude: Double, _ isNegative: Bool) -> Double {
    Double(bitPattern: magnitude.bitPattern | (isNegative ? 1 << 63 : 0))
  }

  /// Appends the digits at `position` to `mantissa`, eight at a time; overflow wraps around.
  @inline(__always)
  static func digits(
    _ position: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, into mantissa: inout UInt64
  ) -> UnsafePointer<UInt8> {
    var position = position
    while end - position >= 8 {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(position).loadUnaligned(as: UInt64.self))
      let others =
        ((word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030))
        & 0x8080_8080_8080_8080
      if others == 0 {
        mantissa = mantissa &* 100_000_000 &+ eightDigits(word)
        position += 8
        continue
      }
      let bits = others.trailingZeroBitCount & ~7
      if bits == 0 { return position }
      // The digits move to the top and zeros come before them, which makes them eight again.
      let padded = (word << UInt64(64 - bits)) | (0x3030_3030_3030_3030 >> UInt64(bits))
      let count = bits >> 3
      mantissa = mantissa &* integerPowersOfTen[count] &+ eightDigits(padded)
      return position + count
    }
    while position < end, Ascii.isDigit(position.pointee) {
      mantissa = mantissa &* 10 &+ UInt64(position.pointee &- Ascii.zero)
      position += 1
    }
    return position
  }

  /// The value of eight ASCII digits, the first one in the lowest byte.
  @inline(__always)
  private static func eightDigits(_ word: UInt64) -> UInt64 {
    let pairs = word &- 0x3030_3030_3030_3030
    let hundreds = (pairs &* 10) &+ (pairs >> 8)
    let low = (hundreds & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((hundreds >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return ((low &+ high) >> 32) & 0xFFFF_FFFF
  }

  @inline(__always)
  private static func exponent(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, into exponent: inout Int
  ) -> UnsafePointer<UInt8>? {
    var position = start
    var isNegative = false
    if position < end {
      isNegative = position.pointee == Ascii.minus
      if isNegative || position.pointee == Ascii.plus { position += 1 }
    }
    let first = position
    var written = 0
    while position < end, Ascii.isDigit(position.pointee) {
      written = min(written * 10 + Int(position.pointee &- Ascii.zero), 100_000)
      position += 1
    }
    guard position > first else { return nil }
    exponent += isNegative ? -written : written
    return position
  }

  /// The nearest double by the standard library, for the numbers that the fast way cannot take.
  @inline(never)
  private static func nearest(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, mark: UInt8
  ) -> Double? {
    let field = UnsafeBufferPointer(start: start, count: end - start)
    let text = String(decoding: field.map { $0 == mark ? Ascii.point : $0 }, as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static let powersOfTen: InlineArray<23, Double> = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let integerPowersOfTen: InlineArray<20, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
