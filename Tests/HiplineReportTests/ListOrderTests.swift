import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct ListOrderTests {
  /// The order that Foundation gives, case aside and by the value of numbers.
  private func foundation(_ one: String, _ other: String) -> Bool {
    switch one.compare(other, options: [.caseInsensitive, .numeric]) {
    case .orderedAscending: true
    case .orderedDescending: false
    case .orderedSame: one < other
    }
  }

  @Test func `names are listed as Foundation would list them`() {
    var names = [
      "", "p1", "P1", "p01", "p001", "p10", "p2", "P2", "p", "1", "01", "10", "2", "x 2", "x 10",
      "x2 y", "a b", "a-b", "ab", "_a", "É", "e", "f", "z", "Ä", "a", "ä", "a\u{301}", "á", "ñ",
      "n",
      "o", "ß", "ss", "Ø", "Łukasz", "Lukas", "p1.5", "p1.10", "p99999999999999999999",
      "p100000000000000000000",
    ]
    var random = SplitMix64(seed: 7)
    let letters = Array("abPpzZ 01239-_.")
    for _ in 0..<300 {
      let letter = { letters.randomElement(using: &random) }
      names.append(String((0..<5).compactMap { _ in letter() }))
    }
    for one in names {
      for other in names where one != other {
        #expect((ListOrder(one) < ListOrder(other)) == foundation(one, other), "\(one) \(other)")
      }
    }
  }
}
