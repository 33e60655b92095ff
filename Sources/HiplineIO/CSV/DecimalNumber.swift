/// Decimal numbers in bytes, read as the nearest `Double`.
///
/// The grammar is `[+-] digits [mark digits] [(e|E) [+-] digits]` with at least one digit before the exponent.
/// Words such as `NaN` are not numbers here.
enum DecimalNumber {
  /// Reads the number that begins at `start`.
  ///
  /// The result is correctly rounded: up to 19 digits whose value is at most 2⁵³, times or divided by a power
  /// of ten that is itself exact (10²²), takes one rounding (Clinger 1990); up to 19 digits with up to 27
  /// decimals take one integer division; everything else goes the slow way.
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
    } else if digitCount <= 19, exponent < 0, exponent >= -27 {
      let magnitude = quotient(mantissa, tens: -exponent)
      value = isNegative ? -magnitude : magnitude
    } else {
      guard let nearest = nearest(start, position, mark: mark) else { return nil }
      value = nearest
    }
    return position
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

  /// The double nearest to `mantissa` / 10ᵗᵉⁿˢ, for 1 to 27 tens.
  ///
  /// Both sides are shifted until their highest bit is set, so that one division of 128 by 64 bits gives 64 bits
  /// of the quotient, and its remainder tells on which side of a halfway case the exact value lies. The power of
  /// two in 10 = 2 · 5 goes to the exponent. No result is subnormal.
  ///
  /// - Precondition: `mantissa` is not 0.
  @inline(never)
  private static func quotient(_ mantissa: UInt64, tens: Int) -> Double {
    let five = powersOfFive[tens]
    let dividend = mantissa << UInt64(mantissa.leadingZeroBitCount)
    let divisor = five << UInt64(five.leadingZeroBitCount)
    var exponent = five.leadingZeroBitCount - mantissa.leadingZeroBitCount - tens - 64
    let (bits, remainder): (UInt64, UInt64)
    if dividend < divisor {
      (bits, remainder) = divisor.dividingFullWidth((dividend, 0))
    } else {
      (bits, remainder) = divisor.dividingFullWidth((dividend >> 1, dividend << 63))
      exponent += 1
    }
    // 53 of the 64 bits stay.
    var significand = bits >> 11
    let rest = bits & 0x7FF
    let isAboveHalf = rest > 0x400 || (rest == 0x400 && remainder != 0)
    let isTieToEven = rest == 0x400 && remainder == 0 && significand & 1 == 1
    if isAboveHalf || isTieToEven { significand += 1 }
    return Double(significand) * Double(bitPattern: UInt64(1023 + exponent + 11) << 52)
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

  private static let powersOfFive: InlineArray<28, UInt64> = [
    1, 5, 25, 125, 625, 3125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125,
    244_140_625, 1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125,
    3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
    2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625,
    298_023_223_876_953_125, 1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
  ]

  private static let integerPowersOfTen: InlineArray<8, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000,
  ]
}
