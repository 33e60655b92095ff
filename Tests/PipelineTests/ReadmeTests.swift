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
}
