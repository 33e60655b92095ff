import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct ComparisonTests {
  private func session(_ id: String, side: Side? = .right, subject: String? = "p1")
    -> SessionResult
  {
    var copy = Example.session
    copy.id = id
    copy.side = side
    copy.subject = subject
    return copy
  }

  @Test func `a session against itself has changed in nothing`() throws {
    let result = ComparisonResult(before: [session("a")], after: [session("b")])
    let comparison = try #require(result.comparisons.first)
    #expect(result.comparisons.count == 1 && result.unmatched.isEmpty)
    let verdicts = Set(comparison.metrics.map(\.verdict))
    #expect(verdicts == [.withinNoise])
    #expect(comparison.metrics.allSatisfy { $0.change == 0 })
    #expect(comparison.before.repetitions == 12)
  }

  @Test func `sessions are matched by subject, exercise and side`() {
    let result = ComparisonResult(
      before: [session("a"), session("b", side: .left), session("c", subject: "p2")],
      after: [session("d"), session("e"), session("f", subject: "p3")])
    #expect(result.comparisons.map(\.before.sessions) == [["a"]])
    #expect(result.comparisons.map(\.after.sessions) == [["d", "e"]])
    #expect(result.unmatched == ["b", "c", "f"])
  }

  @Test func `sides are left and right of one person`() throws {
    let result = ComparisonResult(sidesOf: [
      session("a", side: .right), session("b", side: .left),
      session("c", side: .left, subject: "p2"),
    ])
    let comparison = try #require(result.comparisons.first)
    #expect(comparison.before.sessions == ["b"] && comparison.after.sessions == ["a"])
    #expect(result.unmatched == ["c"])
    #expect(comparison.metrics[0].asymmetryPercent == 0)
  }

  @Test(arguments: [false, true])
  func `the table is at most 80 columns wide and says what it covers`(areSides: Bool) {
    let sessions = [session("a", side: .left), session("b", side: .right)]
    let result =
      areSides
      ? ComparisonResult(sidesOf: sessions)
      : ComparisonResult(before: [sessions[0]], after: [sessions[1]])
    let text = ComparisonTextRenderer.render(result, areSides: areSides)
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(text.contains("within the noise: range") && text.contains("noise of the repetitions:"))
    #expect(text.contains("MDC95"))
    #expect(text.contains("Robinson") == areSides)
  }

  @Test func `the document has its schema, and a verdict for every metric`() throws {
    let result = ComparisonResult(before: [session("a")], after: [session("b")])
    let text = ComparisonDocument.json(result, areSides: false).encoded(onOneLine: false)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "hipline.compare/1")
    let comparison = try #require((document["comparisons"] as? [[String: Any]])?.first)
    let metrics = try #require(comparison["metrics"] as? [[String: Any]])
    #expect(metrics.compactMap { $0["verdict"] as? String }.count == metrics.count)
    #expect(
      Set(metrics[0].keys) == [
        "metric", "unit", "before", "after", "change", "ci95", "ci95_covers", "mdc95",
        "mdc95_basis", "mdc95_source", "verdict",
      ])
  }
}
