import Foundation
import HiplineTestSupport
import Testing

/// Every number that decides something says what it is, in which unit, and why.
struct ThresholdTests {
  private static let page = TestFolders.package.appending(path: "Docs/Thresholds.md")

  @Test func `every threshold has a meaning, a unit and a reason`() throws {
    for threshold in try ThresholdSources().thresholds {
      let name = "\(threshold.place): \(threshold.type).\(threshold.name)"
      #expect(!threshold.meaning.isEmpty, "\(name) has no comment that says what it is")
      #expect(
        threshold.unit != nil, "\(name) says no unit; end its name in one, or write “in hertz”")
      #expect(
        threshold.evidence.split(separator: " ").count > 1,
        "\(name) says no reason; write it behind the first statement, or “Chosen, not derived: …”")
    }
  }

  @Test func `what stands twice says why`() throws {
    let groups = Dictionary(grouping: try ThresholdSources().thresholds) {
      "\($0.name) = \($0.value)"
    }
    for (constant, group) in groups where group.count > 1 {
      let silent = group.filter { one in
        let said = one.comment.replacing("/", with: ".")
        return !group.contains { $0.type != one.type && said.contains($0.type) }
      }
      #expect(
        silent.count < 2,
        "\(constant) stands in \(group.map(\.type)); make them one, or name one in the other's comment"
      )
    }
  }

  @Test func `the page of thresholds is that of the sources`() throws {
    let expected = Self.page(of: try ThresholdSources().thresholds)
    if ProcessInfo.processInfo.environment["RECORD_DOCUMENTATION"] != nil {
      try Data(expected.utf8).write(to: Self.page)
      Issue.record("the page was written; run the tests again without RECORD_DOCUMENTATION")
    }
    let isEqual = try String(contentsOf: Self.page, encoding: .utf8) == expected
    #expect(isEqual, "write it anew with RECORD_DOCUMENTATION=1")
  }

  @Test func `a constant is found with its comment, its unit and its reason`() throws {
    let source = """
      /// Rest.
      enum Rest {
        /// Stillness of this length ends a set, in seconds: pauses last longer (Somebody et al. 2001).
        private static let shortest = 10.0
        /// For speed only: many at a time.
        static let block = 64
        static let silent = 0.3
        struct Parameters {
          /// The share that counts. Default: 0.2, as in the book.
          var part: Double
          init(part: Double = 0.2) { self.part = part }
        }
        static let name = "rest"
      }
      """
    let found = ThresholdSources([("Module/Folder", source)]).thresholds
    #expect(found.map(\.name) == ["shortest", "silent", "part"])
    #expect(found.map(\.type) == ["Rest", "Rest", "Rest.Parameters"])
    #expect(found.map(\.value) == ["10.0", "0.3", "0.2"])
    #expect(found.map(\.unit) == ["s", nil, "1"])
    #expect(found[0].meaning == "Stillness of this length ends a set, in seconds")
    #expect(found[0].evidence == "pauses last longer (Somebody et al. 2001).")
    #expect(found[1].meaning.isEmpty)
    #expect(found[2].evidence == "Default: 0.2, as in the book.")
  }

  private static func page(of thresholds: [Threshold]) -> String {
    var text = """
      # Thresholds

      Every number that decides something, with the reason that stands beside it in the sources. This page is made from them
      (`RECORD_DOCUMENTATION=1 swift test --filter ThresholdTests`) and held against them by a test. It has the static constants and
      the defaults of parameters in the modules that a recording goes through. Numbers whose comment begins with “For speed only”,
      “For memory only” or “For layout only” are left out, as are zero, one and the codes of characters. What good form is, is not
      here but in the profiles, each target with its evidence: `hipline profile show clamshell`, [Scores](Scores.md).

      """
    let places = thresholds.map(\.place)
    for place in places.indices.filter({ !places[..<$0].contains(places[$0]) }).map({ places[$0] })
    {
      text += "\n## \(place)\n\n| constant | value | unit | what it is | why |\n"
      text += "| --- | --- | --- | --- | --- |\n"
      for one in thresholds where one.place == place {
        let cells = [
          "`\(one.type).\(one.name)`", "`\(one.value)`", one.unit ?? "", cell(one.meaning),
          cell(one.evidence),
        ]
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    return text
  }

  /// A symbol's link is its name; a bar would end the cell.
  private static func cell(_ text: String) -> String {
    text.replacing(/``([^`]+)``/) { "`\($0.1.replacing("/", with: "."))`" }
      .replacing("|", with: "\\|")
  }
}
