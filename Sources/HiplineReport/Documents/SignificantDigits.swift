import RealModule

extension Double {
  /// The number to the digits that are written: six significant ones.
  ///
  /// No sensor of this kind has more, and the last bits of a spectrum depend on the processor.
  var written: Double { rounded(significantDigits: 6) }

  /// The nearest number with so many significant decimal digits; from the middle between two, the one whose last digit is even.
  package func rounded(significantDigits digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    return roundedByDivision(significantDigits: digits)
      ?? DecimalDigits(self).rounded(to: digits)
  }

  /// The same by arithmetic, where powers of ten are exact and the number is not in the middle between two.
  private func roundedByDivision(significantDigits digits: Int) -> Double? {
    let exponent = digits - 1 - Int(Double.log10(magnitude).rounded(.down))
    guard (1...9).contains(digits), abs(exponent) < Self.exactPowersOfTen.count else { return nil }
    let power = Self.exactPowersOfTen[abs(exponent)]
    // At most a few units in the last place off, which is far less than what is left of the middle.
    let scaled = exponent >= 0 ? magnitude * power : magnitude / power
    let whole = scaled.rounded(.down)
    let fraction = scaled - whole
    guard abs(fraction - 0.5) > 1e-6, scaled >= Self.exactPowersOfTen[digits - 1],
      scaled < Self.exactPowersOfTen[digits]
    else { return nil }
    let nearest = fraction > 0.5 ? whole + 1 : whole
    // One rounding, of an exact quotient or product: the number that reading the digits gives.
    let result = exponent >= 0 ? nearest / power : nearest * power
    return self < 0 ? -result : result
  }

  /// Powers of ten that a double holds.
  private static let exactPowersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension Double? {
  /// The number to the digits that are written; nil, too, for what is not finite.
  var written: Double? { flatMap { $0.isFinite ? $0.written : nil } }
}

/// All decimal digits of a finite number, of which there are up to 767.
private struct DecimalDigits {
  private let isNegative: Bool
  /// As ASCII; the first one is not zero.
  private let digits: ArraySlice<UInt8>
  /// The power of ten that the last digit counts.
  private let exponent: Int

  init(_ number: Double) {
    let isNormal = number.exponentBitPattern > 0
    let whole = number.significandBitPattern | (isNormal ? 1 << Double.significandBitCount : 0)
    // The number is the whole one times two to this power; one over 2ⁿ is 5ⁿ over 10ⁿ.
    let power = Int(max(1, number.exponentBitPattern)) - 1075
    // The lowest first, of nine digits each.
    var limbs = [whole % Self.limit, whole / Self.limit]
    for first in stride(from: 0, to: abs(power), by: Self.factorsAtOnce) {
      let factors = first..<min(first + Self.factorsAtOnce, abs(power))
      let factor = factors.reduce(1 as UInt64) { factor, _ in factor * (power < 0 ? 5 : 2) }
      var carry: UInt64 = 0
      for index in limbs.indices {
        carry += limbs[index] * factor
        limbs[index] = carry % Self.limit
        carry /= Self.limit
      }
      if carry > 0 { limbs.append(carry) }
    }
    digits = limbs.reversed().flatMap { limb in
      let text = String(limb)
      return Array(String(repeating: "0", count: 9 - text.utf8.count).utf8) + Array(text.utf8)
    }.drop { $0 == UInt8(ascii: "0") }
    isNegative = number < 0
    exponent = min(0, power)
  }

  /// One more than a limb may be: nine digits. For speed only.
  private static let limit: UInt64 = 1_000_000_000
  /// How many factors are multiplied with at once. For speed only: a power of five that times ``limit`` has 64 bits.
  private static let factorsAtOnce = 12

  /// The number that reading the first `count` digits gives, at most 18, rounded to nearest, and from the middle to even.
  func rounded(to count: Int) -> Double {
    let (kept, rest) = (digits.prefix(count), digits.dropFirst(count))
    var whole: Int64 = kept.reduce(0) { 10 * $0 + Int64($1 - UInt8(ascii: "0")) }
    if let next = rest.first {
      let five = UInt8(ascii: "5")
      let isMiddle = next == five && rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
      if isMiddle ? whole % 2 == 1 : next >= five { whole += 1 }
    }
    let text = (isNegative ? "-" : "") + "\(whole)e\(exponent + rest.count)"
    guard let number = Double(text) else { preconditionFailure("digits are a number") }
    return number
  }
}
