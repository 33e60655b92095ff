extension Double {
  /// The number for people, with a fixed number of decimals and a true minus sign.
  ///
  /// Not for data: renderings that machines read write the number itself.
  package func text(decimals: Int) -> String {
    guard isFinite else { return "–" }
    let scale = Self.tenTo(decimals)
    let scaled = (magnitude * scale).rounded()
    guard scaled < 1e15, scale < 1e15 else { return "\(self)" }
    // 64 bits, which an `Int` has not everywhere.
    let whole = Int64(scaled) / Int64(scale)
    let fraction = Int64(scaled) % Int64(scale)
    var text = "\(whole)"
    if decimals > 0 {
      let digits = String(fraction)
      text += "." + String(repeating: "0", count: decimals - digits.count) + digits
    }
    return self < 0 && scaled > 0 ? "−" + text : text
  }

  /// The number for people, with as many decimals as so many significant digits need.
  package func text(significantDigits: Int) -> String {
    // Nothing that a sensor measures is smaller; what is, is rounding.
    guard isFinite, magnitude > 1e-9 else { return text(decimals: 0) }
    var decimals = significantDigits - 1
    var scaled = magnitude
    while scaled >= 10 {
      scaled /= 10
      decimals -= 1
    }
    while scaled < 1 {
      scaled *= 10
      decimals += 1
    }
    // 9.996 rounds to 10.0: the carry has brought a digit along.
    if scaled * Self.tenTo(significantDigits - 1) >= Self.tenTo(significantDigits) - 0.5 {
      decimals -= 1
    }
    return text(decimals: max(0, decimals))
  }

  /// The nearest number with so many decimals.
  package func rounded(decimals: Int) -> Double {
    let scale = Self.tenTo(decimals)
    return (self * scale).rounded() / scale
  }

  private static func tenTo(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
