import Foundation
import HiplineReport
import HiplineSimulation
import Yams

/// A document of JSON or YAML as a tree that can be changed where a document is: entries, their names, their types, numbers, lengths.
///
/// Unlike a dictionary it can hold a key twice and a number that no language has.
indirect enum Tree {
  /// Anything that is written without quotes: a number, `null`, `true`.
  case raw(String)
  case text(String)
  case list([Tree])
  case map([(key: String, value: Tree)])

  init?(json bytes: [UInt8]) {
    guard let value = JSONValue(bytes) else { return nil }
    self.init(value)
  }

  private init(_ value: JSONValue) {
    switch value {
    case .null: self = .raw("null")
    case .flag(let flag): self = .raw("\(flag)")
    case .integer(let integer): self = .raw("\(integer)")
    case .number(let number): self = .raw("\(number)")
    case .text(let text): self = .text(text)
    case .array(let array): self = .list(array.map { Tree($0) })
    case .object(let object):
      self = .map(object.sorted { $0.key < $1.key }.map { ($0.key, Tree($0.value)) })
    }
  }

  init?(yaml bytes: [UInt8]) {
    guard let node = try? Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else {
      return nil
    }
    self.init(node)
  }

  private init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      self = scalar.style == .plain ? .raw(scalar.string) : .text(scalar.string)
    case .sequence(let sequence): self = .list(sequence.map { Tree($0) })
    case .mapping(let mapping): self = .map(mapping.map { ($0.key.string ?? "", Tree($0.value)) })
    case .alias: self = .raw("null")
    }
  }

  /// As JSON, which is YAML as well.
  var text: String {
    switch self {
    case .raw(let text): text
    case .text(let text): Self.quoted(text)
    case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { Self.quoted($0.key) + ": " + $0.value.text }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    JSONValue.text(text).encoded(onOneLine: true)
  }
}

extension Tree {
  /// One change at a place drawn at random.
  mutating func mutate(by chance: inout SplitMix64) {
    var place = Int.random(in: 0..<count, using: &chance)
    change(at: &place, by: &chance)
  }

  private var count: Int {
    switch self {
    case .raw, .text: 1
    case .list(let items): items.reduce(1) { $0 + $1.count }
    case .map(let entries): entries.reduce(1) { $0 + $1.value.count }
    }
  }

  /// - Parameter place: Of the node to change, in the order of the text; below zero once it is changed.
  private mutating func change(at place: inout Int, by chance: inout SplitMix64) {
    if place == 0 {
      place = -1
      return changeHere(by: &chance)
    }
    place -= 1
    switch self {
    case .raw, .text: break
    case .list(var items):
      for index in items.indices where place >= 0 { items[index].change(at: &place, by: &chance) }
      self = .list(items)
    case .map(var entries):
      for index in entries.indices where place >= 0 {
        entries[index].value.change(at: &place, by: &chance)
      }
      self = .map(entries)
    }
  }

  private mutating func changeHere(by chance: inout SplitMix64) {
    switch self {
    case .list(var items) where !items.isEmpty && chance.next() % 4 != 0:
      let (one, other) = (
        Int.random(in: items.indices, using: &chance), Int.random(in: items.indices, using: &chance)
      )
      switch chance.next() % 5 {
      case 0: items.remove(at: one)
      case 1: items.insert(items[one], at: other)
      case 2: items.swapAt(one, other)
      case 3: items = Array(repeating: items[one], count: Int(chance.next() % 300))
      default: items[one] = .list([items[one]])
      }
      self = .list(items)
    case .map(var entries) where !entries.isEmpty && chance.next() % 4 != 0:
      let (one, other) = (
        Int.random(in: entries.indices, using: &chance),
        Int.random(in: entries.indices, using: &chance)
      )
      switch chance.next() % 5 {
      case 0: entries.remove(at: one)
      case 1: entries.insert(entries[one], at: other)
      case 2:
        (entries[one].value, entries[other].value) = (entries[other].value, entries[one].value)
      case 3: entries[one].key = entries[other].key
      default: entries[one].key = Self.texts.randomElement(using: &chance) ?? ""
      }
      self = .map(entries)
    default:
      switch chance.next() % 6 {
      case 0, 1, 2: self = .raw(Self.numbers.randomElement(using: &chance) ?? "0")
      case 3: self = .text(Self.texts.randomElement(using: &chance) ?? "")
      case 4: self = (0..<(1 << (chance.next() % 9))).reduce(self) { tree, _ in .list([tree]) }
      default: self = chance.next() % 2 == 0 ? .list([]) : .map([])
      }
    }
  }

  /// Where arithmetic and the borders of types are.
  private static let numbers = [
    "0", "-0", "-1", "1", "2", "1e308", "-1e308", "1e999", "1e-320", "0.1", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "18446744073709551615", "4294967296",
    "2147483647",
    "9007199254740993", "1e9", "1e17", "nan", ".nan", ".inf", "-.inf", "null", "true", "~",
  ]
  private static let texts = [
    "", " ", "../x", "/etc/passwd", ".", "..", "a/b", "a\u{0}b", "\u{1B}[31m", "\u{202E}", "null",
    "left", "clamshell", "rom_deg", "1970-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "1/1", "0/0",
    "hipline.session/1", String(repeating: "a", count: 300), "\u{FEFF}", "=cmd()",
  ]
}
