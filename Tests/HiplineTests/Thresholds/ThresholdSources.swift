import Foundation
import HiplineTestSupport

/// The constants that decide something, as they stand in the package's sources.
///
/// Those are the numbers that have a name: static constants, and the defaults of what can be chosen. A comment that begins with
/// “For speed only”, “For memory only” or “For layout only” says that a number decides nothing; neither do zero and minus one, nor one by that name,
/// nor the codes of characters.
struct ThresholdSources {
  /// The modules that a recording goes through.
  static let modules = [
    "HiplineCore", "HiplineSignal", "HiplineKinematics", "HiplineIO", "HiplineAnalysis",
    "HiplineBatch", "HiplineReport",
  ]

  var thresholds: [Threshold] = []

  /// Reads all sources of ``modules``, wherever they are in them.
  init() throws {
    var sources: [(place: String, text: String)] = []
    for module in Self.modules {
      let root = TestFolders.package.appending(path: "Sources/\(module)")
      let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
      for path in (paths ?? []).sorted() where path.hasSuffix(".swift") {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        sources.append((folder.isEmpty ? module : "\(module)/\(folder)", text))
      }
    }
    self.init(sources)
  }

  init(_ sources: [(place: String, text: String)]) {
    var all = sources.flatMap { Self.constants(in: $0.text, place: $0.place) }
    // A constant that is another one has a name and no digit.
    let names = Set(all.filter { Self.hasDigit($0.value) }.map(\.name))
    all = all.filter { constant in
      Self.hasDigit(constant.value)
        || constant.value.split(separator: ".").contains { names.contains(String($0)) }
    }
    thresholds = all.filter { !Self.decidesNothing($0) }
  }

  private static func decidesNothing(_ constant: Threshold) -> Bool {
    constant.comment.hasPrefix("For speed only") || constant.comment.hasPrefix("For memory only")
      || constant.comment.hasPrefix("For layout only")
      || ["zero", "one", "identity"].contains(constant.name)
      || ["0", "0.0", "-1"].contains(constant.value)
  }

  private static func hasDigit(_ value: String) -> Bool {
    value.firstMatch(of: /(^|[^A-Za-z0-9_.])[0-9]/) != nil
  }

  /// The numbers with a name in one file.
  private static func constants(in text: String, place: String) -> [Threshold] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var found: [Threshold] = []
    var types: [(indent: Int, name: String)] = []
    var comment: [String] = []
    var comments: [String: String] = [:]
    for (number, line) in lines.enumerated() {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      let indent = line.prefix { $0 == " " }.count
      if trimmed.hasPrefix("///") {
        comment.append(trimmed.dropFirst(3).trimmingCharacters(in: .whitespaces))
        continue
      }
      defer { if !trimmed.hasPrefix("@") { comment = [] } }
      if trimmed.hasPrefix("}") || !trimmed.isEmpty { types.removeAll { $0.indent >= indent } }
      if let type = trimmed.firstMatch(of: typeBeginning) {
        types.append((indent, String(type.1)))
        continue
      }
      guard let inner = types.last else { continue }
      let type = types.map(\.name).joined(separator: ".")
      let joined = comment.filter { !$0.isEmpty }.joined(separator: " ")
      func add(_ name: Substring, _ value: Substring, _ comment: String) {
        found.append(
          Threshold(
            type: type, name: String(name), value: value.trimmingCharacters(in: .whitespaces),
            comment: comment, place: place))
      }
      if let match = trimmed.wholeMatch(of: staticConstant), match.2 != "UInt8" {
        let value = match.3.isEmpty && number + 1 < lines.count ? lines[number + 1][...] : match.3
        if isNumeric(value) { add(match.1, value, joined) }
      } else if indent == inner.indent + 2, let match = trimmed.wholeMatch(of: storedProperty) {
        comments["\(type).\(match.1)"] = joined
        if let value = match.2, isNumeric(value), hasDigit(String(value)) {
          add(match.1, value, joined)
        }
      } else {
        // The defaults of an initialiser belong to the properties that they set.
        for match in trimmed.matches(of: parameterDefault) {
          if let comment = comments["\(type).\(match.1)"] { add(match.1, match.2, comment) }
        }
      }
    }
    return found
  }

  private static func isNumeric(_ value: Substring) -> Bool {
    value.trimmingCharacters(in: .whitespaces)
      .wholeMatch(of: /-?[A-Za-z0-9_.(][A-Za-z0-9_.()+*\/<>\- ]*/) != nil
  }

  private nonisolated(unsafe) static let typeBeginning =
    /^(?:[a-z]+(?:\(set\))? )*(?:struct|enum|class|actor|extension|protocol) ([A-Za-z0-9_.]+)/
  private nonisolated(unsafe) static let staticConstant =
    /(?:[a-z]+ )*static (?:let|var) (\w+)(?:: ([A-Za-z0-9<>.]+))? (?:=|\{) ?(.*?)(?: \})?/
  private nonisolated(unsafe) static let storedProperty =
    /(?:public |package |internal )*var (\w+)(?:: [A-Za-z0-9<>.?\[\]]+)?(?: = (.*))?/
  private nonisolated(unsafe) static let parameterDefault =
    /(\w+): (?:Double|Int) = (-?[0-9][0-9_.e\-]*)/
}
