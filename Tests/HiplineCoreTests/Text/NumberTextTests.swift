import HiplineCore
import Testing

struct NumberTextTests {
  @Test func `a negative number has a true minus sign, zero has none`() {
    #expect((-1.25).text(decimals: 1) == "−1.3")
    #expect((-0.04).text(decimals: 1) == "0.0")
    #expect((-0.0).text(decimals: 0) == "0")
  }

  @Test func `decimals are filled up with zeros`() {
    #expect(2.0.text(decimals: 2) == "2.00")
    #expect(0.007.text(decimals: 2) == "0.01")
    #expect(3.06.text(decimals: 2) == "3.06")
    #expect(59.6.text(decimals: 0) == "60")
  }

  @Test func `what is no number is a dash`() {
    #expect(Double.nan.text(decimals: 1) == "–")
    #expect((-Double.infinity).text(significantDigits: 3) == "–")
  }

  @Test func `significant digits are as many as asked for, whole digits all`() {
    #expect(0.0123456.text(significantDigits: 3) == "0.0123")
    #expect(1.5.text(significantDigits: 3) == "1.50")
    #expect(31.26.text(significantDigits: 3) == "31.3")
    #expect(12345.6.text(significantDigits: 3) == "12346")
    #expect(0.0.text(significantDigits: 3) == "0")
  }

  @Test(arguments: [9.996, 99.96, 0.09996])
  func `rounding up to the next power of ten adds no digit`(number: Double) {
    #expect(number.text(significantDigits: 3).filter { "123456789".contains($0) } == "1")
    #expect(
      number.text(significantDigits: 3).drop { "0.".contains($0) }.filter(\.isNumber).count == 3)
  }

  @Test(arguments: [1e-16, 1e-20, 1e-300, .leastNonzeroMagnitude, 1e16, 1e300])
  func `the smallest and the largest numbers have a text`(number: Double) {
    #expect(!number.text(significantDigits: 3).isEmpty)
    #expect(!number.text(decimals: 2).isEmpty)
  }
}
