import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct JSONValueTests {
  @Test(arguments: 0..<100)
  func `a document is written as Foundation's encoder writes it`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let value = JSONValue.object(["": .array([]), "root": Self.value(&random, depth: 4)])
    for onOneLine in [false, true] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
      let expected = String(decoding: try encoder.encode(value), as: UTF8.self)
      #expect(value.encoded(onOneLine: onOneLine) == expected)
    }
  }

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

  private static func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    func pick(_ count: Int) -> Int {
      Int(random.uniform(count: 1, in: 0...Double(count))[0]) % count
    }
    switch pick(depth == 0 ? 5 : 7) {
    case 0: return .null
    case 1: return .flag(pick(2) == 0)
    case 2: return .integer(pick(2_000_000) - 1_000_000)
    case 3:
      let number =
        random.uniform(count: 1, in: -1...1)[0] * Foundation.pow(10, Double(pick(50) - 25))
      return .number([number, number.rounded(), -0.0][pick(3)])
    case 4: return .text(text(&random))
    case 5: return .array((0..<pick(5)).map { _ in value(&random, depth: depth - 1) })
    default:
      return .object(
        Dictionary(
          (0..<pick(5)).map { _ in (text(&random), value(&random, depth: depth - 1)) },
          uniquingKeysWith: { $1 }))
    }
  }

  private static func text(_ random: inout SplitMix64) -> String {
    let characters: [Character] =
      Array("aBcZ09_ /\\\"°ß🦵é") + (0..<34).compactMap { Unicode.Scalar($0).map(Character.init) }
      + ["\u{7F}", "\u{2028}"]
    let places = random.uniform(count: 12, in: 0...Double(characters.count - 1))
    return String(places.map { characters[Int($0)] })
  }
}
