package import ArgumentParser

/// A number that the command line may give: what is written as one, from the lowest to the highest that makes sense.
///
/// An option that takes a number states its range where it is declared, so that no other value ever comes into being. The
/// range stands in `--help`, and in the message where a value is not in it.
package protocol CommandLineNumber: Comparable, LosslessStringConvertible, Sendable {}

extension Int: CommandLineNumber {}
extension UInt64: CommandLineNumber {}
extension Double: CommandLineNumber {}

extension Option where Value: CommandLineNumber {
  package init(
    wrappedValue: Value, help: String, valueName: String? = nil, in range: ClosedRange<Value>
  ) {
    self.init(
      wrappedValue: wrappedValue,
      help: range.help(help, valueName: valueName, standard: wrappedValue),
      transform: range.number)
  }

  package init(help: String, valueName: String? = nil, in range: ClosedRange<Value>) {
    self.init(help: range.help(help, valueName: valueName), transform: range.number)
  }
}

extension Option {
  /// A number that need not be given.
  package init<Number: CommandLineNumber>(
    help: String, valueName: String? = nil, in range: ClosedRange<Number>
  ) where Value == Number? {
    self.init(help: range.help(help, valueName: valueName), transform: range.number)
  }
}

extension Argument where Value: CommandLineNumber {
  package init(help: String, in range: ClosedRange<Value>) {
    self.init(help: range.help(help, valueName: nil), transform: range.number)
  }
}

extension ClosedRange where Bound: CommandLineNumber {
  fileprivate func help(_ text: String, valueName: String?, standard: Bound? = nil) -> ArgumentHelp
  {
    let rest = standard.map { "; default: \($0)" } ?? ""
    return ArgumentHelp("\(text) (from \(words)\(rest))", valueName: valueName)
  }

  /// - Throws: For what is no number, and for one that is not in the range, as infinity and “not a number” never are.
  @Sendable fileprivate func number(_ text: String) throws -> Bound {
    guard let number = Bound(text), contains(number) else {
      throw ValidationError("a number from \(words) is needed")
    }
    return number
  }

  private var words: String { "\(Self.text(lowerBound)) to \(Self.text(upperBound))" }

  /// `0.001`, and `100` for 100.0.
  private static func text(_ bound: Bound) -> String {
    let text = bound.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
