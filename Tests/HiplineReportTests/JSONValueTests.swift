import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct JSONValueTests {
  @Test(arguments: 1...9)
  func `a number is rounded as printing and reading it rounds it`(digits: Int) {
    var random = SplitMix64(seed: UInt64(digits))
    let mantissas = random.uniform(count: 2000, in: -10...10)
    let exponents = random.uniform(count: 2000, in: -30...30)
    let numbers =
      zip(mantissas, exponents).map { $0 * Foundation.pow(10, $1.rounded()) }
      // Middles between two, their neighbours, and powers of ten.
      + (1...400).flatMap { number in
        let middle = Double(number) + 0.5
        return [middle, middle.nextUp, middle.nextDown, Double(number) / 8, -middle]
      }
      + (-25...25).flatMap {
        [Foundation.pow(10, Double($0)), Foundation.pow(10, Double($0)).nextDown]
      }
      + [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 999_999.5, 0.999_999_5]
    for number in numbers {
      let printed = Double(String(format: "%.\(digits)g", number))
      #expect(number.rounded(significantDigits: digits) == printed, "\(number)")
    }
  }
}
