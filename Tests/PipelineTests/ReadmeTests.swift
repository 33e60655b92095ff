import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineReport
import HiplineTestSupport
import Testing

struct ReadmeTests {
  /// The README with the block behind `<!-- output: NAME -->` replaced by what the command prints.
  @Test func `the README shows what the command prints`() async throws {
    let place = TestFolders.package.appending(path: "README.md")
    let text = try String(contentsOf: place, encoding: .utf8)
    let match = try #require(text.firstMatch(of: /<!-- output: ([a-z-]+) -->\n```\n/))
    let (marker, name) = (match.range, String(match.output.1))
    let end = try #require(text.range(of: "```\n", range: marker.upperBound..<text.endIndex))
    let sources = SessionDiscovery().sessions(
      at: [TestFolders.sampleData.appending(path: name).path]
    ).sources
    let printed = TextFormat().render(try await Batch(sources, jobs: 1).collect())
    if ProcessInfo.processInfo.environment["RECORD_README"] != nil {
      let recorded = text.replacingCharacters(in: marker.upperBound..<end.lowerBound, with: printed)
      try Data(recorded.utf8).write(to: place)
      Issue.record("the README was written; run the tests again without RECORD_README")
    }
    #expect(text[marker.upperBound..<end.lowerBound] == printed)
  }

  /// The README with the rows of its table of accuracy taken from what `Scripts/validate` wrote.
  @Test func `the README's accuracy is that of the validation`() throws {
    let place = TestFolders.package.appending(path: "README.md")
    let text = try String(contentsOf: place, encoding: .utf8)
    let head = try #require(text.range(of: "| held against | result |\n| --- | --- |\n"))
    let end = try #require(text.range(of: "\n\n", range: head.upperBound..<text.endIndex))
    let expected = try Self.accuracy().joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD_README"] != nil {
      let recorded = text.replacingCharacters(
        in: head.upperBound..<end.lowerBound, with: expected)
      try Data(recorded.utf8).write(to: place)
      Issue.record("the README was written; run the tests again without RECORD_README")
    }
    #expect(text[head.upperBound..<end.lowerBound] == expected)
  }

  private static func accuracy() throws -> [String] {
    let page = TestFolders.package.appending(path: "Docs/Validation.md")
    let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    let columns = try #require(rows.first { $0.first == "stratum" })
    let stratum = try #require(
      rows.first { $0.first == "**accelerometer and gyroscope, 50–400 Hz**" })
    func cell(_ column: String) throws -> String {
      stratum[try #require(columns.firstIndex(of: column))]
    }
    /// The median and the 95th percentile of a cell that has the largest, too.
    func errors(_ column: String) throws -> String {
      try cell(column).split(separator: " / ").prefix(2).joined(separator: " and ")
    }
    let simulated =
      "| \(try cell("sessions")) simulated sessions, \(stratum[0].filter { $0 != "*" }) | repetitions F1 "
      + "\(try cell("F1")); median and 95th percentile of the errors: start \(try errors("start, s")) s, range "
      + "\(try errors("range, °"))°, pelvis \(try errors("pelvis, °"))°, tremor \(try errors("tremor, Hz")) Hz |"
    let people = rows.filter { row in
      row.count == 3 && ["UCI 730, leg", "MEx", "SPAR"].contains { row[0].hasPrefix($0) }
    }
    try #require(people.count == 3)
    return [simulated] + people.map { "| \($0[0]) | \($0[1]): \($0[2]) |" }
  }

  @Test func `the README's figures of speed are measured ones`() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: TestFolders.package.appending(path: path), encoding: .utf8)
    }
    let readme = try text("README.md")
    let begin = try #require(readme.range(of: "\n## Speed\n"))
    let end = try #require(readme.range(of: "\n## ", range: begin.upperBound..<readme.endIndex))
    let measured = try text("Docs/Speed.md") + text("Docs/AtScale.md")
    let figures = readme[begin.upperBound..<end.lowerBound]
      .matches(of: /\d+\.\d+( to \d+\.\d+)?|\d+ MiB/).map { String($0.0) }
    #expect(figures.count >= 3)
    for figure in figures { #expect(measured.contains(figure)) }
  }
}
