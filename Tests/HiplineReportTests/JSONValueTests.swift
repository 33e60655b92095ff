import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct JSONValueTests {
  @Test(arguments: 1...16)
  func `a number is rounded as printing and reading it rounds it`(digits: Int) throws {
    var random = SplitMix64(seed: UInt64(digits))
    let mantissas = random.uniform(count: 2000, in: -10...10)
    let exponents = random.uniform(count: 2000, in: -30...30)
    var numbers = zip(mantissas, exponents).map { $0 * Foundation.pow(10, $1.rounded()) }
    // Middles between two, their neighbours, and powers of ten.
    for number in 1...400 {
      let middle = Double(number) + 0.5
      numbers += [middle, middle.nextUp, middle.nextDown, Double(number) / 8, -middle]
    }
    for exponent in -25...25 {
      let power = Foundation.pow(10, Double(exponent))
      numbers += [power, power.nextDown]
    }
    // Middles as texts, beside which the number itself lies, and numbers of every size.
    let most = Int(Foundation.pow(10, Double(digits)))
    for _ in 1...2000 {
      let size = Int.random(in: -30...30, using: &random)
      let whole = Int.random(in: 1...most, using: &random)
      numbers.append(try #require(Double("\(whole)5e\(size)")))
      numbers.append(Double(bitPattern: random.next()))
    }
    numbers += [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 999_999.5, 0.999_999_5]
    numbers.removeAll { !$0.isFinite }
    for number in numbers {
      let printed = Double(String(format: "%.\(digits)g", number))
      #expect(number.rounded(significantDigits: digits) == printed, "\(number)")
    }
  }
}
