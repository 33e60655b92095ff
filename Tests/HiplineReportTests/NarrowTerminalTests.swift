import HiplineAnalysis
import Testing

@testable import HiplineReport

/// What is said within fewer columns than 80.
struct NarrowTerminalTests {
  private func lines(_ columns: Int?) -> [String] {
    TextRenderer.session(Example.session, style: TextStyle(isColoured: false, columns: columns))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Without the lines that are said below a table, which a terminal breaks by itself.
  private func isTable(_ line: String) -> Bool { !line.contains(" – ") && !line.contains("cover") }

  @Test(arguments: [40, 48, 60, 72])
  func `a narrow terminal shows the same cells, one table below the other`(columns: Int) {
    let narrow = lines(columns).filter(isTable)
    #expect(narrow.filter { $0.count > columns } == [])
    let wide = lines(nil).filter(isTable)
    #expect(narrow.count > wide.count)
    func words(_ lines: [String]) -> Set<Substring> {
      Set(lines.flatMap { $0.split(separator: " ") })
    }
    #expect(words(narrow) == words(wide))
    let tables = narrow.count {
      $0.split(separator: " ").starts(with: ["rep", "start"]) || $0.contains(" rep  ")
    }
    let medians = narrow.count { $0.split(separator: " ").first == "median" }
    #expect(tables > 1 && tables == medians)
  }

  @Test(arguments: [nil, 80, 81, 200, 0])
  func `a terminal with room shows what a file holds, and none is wider`(columns: Int?) {
    if columns == 0 {
      #expect(lines(0) == lines(40))
    } else {
      #expect(lines(columns) == lines(nil))
    }
  }

  @Test(arguments: [40, 56, 72])
  func `a comparison in a narrow terminal has the same cells, and no line is wider`(columns: Int) {
    var after = Example.session
    after.id = "after"
    let result = ComparisonResult(before: [Example.session], after: [after])
    func lines(_ columns: Int?) -> [String] {
      ComparisonTextRenderer.render(
        result, areSides: false, style: TextStyle(isColoured: false, columns: columns)
      ).split(separator: "\n").map(String.init)
    }
    #expect(lines(columns).filter { $0.count > columns } == [])
    #expect(lines(nil).filter { $0.count > 80 } == [])
    func words(_ columns: Int?) -> Set<Substring> {
      Set(lines(columns).flatMap { $0.split(separator: " ") })
    }
    #expect(words(columns) == words(nil))
    #expect(
      lines(columns).count { $0.hasPrefix("  range") }
        > lines(nil).count { $0.hasPrefix("  range") })
  }
}
