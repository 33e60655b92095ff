import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineTools

struct ScoreDrawingTests {
  private static let page = TestFolders.package.appending(path: "Docs/Scores.md")
  private static let ends = ("<!-- HiplineTools scores -->\n```\n", "\n```\n<!-- end -->")

  @Test func `the page about scores draws them as they are`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.ends.0)).upperBound
    let end = try #require(text.range(of: Self.ends.1, range: start..<text.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["RECORD_DOCUMENTATION"] != nil {
      try text.replacingCharacters(in: start..<end, with: ScoreDrawing.text)
        .write(to: Self.page, atomically: true, encoding: .utf8)
      Issue.record("the page was written; run the tests again without RECORD_DOCUMENTATION")
      return
    }
    #expect(text[start..<end] == ScoreDrawing.text, "write it anew with RECORD_DOCUMENTATION=1")
  }

  @Test func `every point is in the table`() {
    let rows = ScoreDrawing.csv.split(separator: "\n")
    #expect(rows.first == "curve,value,unit,points")
    #expect(rows.count > 600)
    #expect(rows.dropFirst().allSatisfy { $0.split(separator: ",").count >= 3 })
  }
}
