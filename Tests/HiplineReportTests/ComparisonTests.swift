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

  @Test func `nobody is compared with somebody else`() {
    let two = ComparisonResult(before: [session("a")], after: [session("b", subject: "p2")])
    #expect(two.comparisons.isEmpty && two.unmatched == ["a", "b"])
    // Without a subject only names tell which sides are one person's.
    let sides = ComparisonResult(sidesOf: [
      session("anna-left", side: .left, subject: nil),
      session("anna-right", side: .right, subject: nil),
      session("ben-left", side: .left, subject: nil),
      session("carl-right", side: .right, subject: nil),
    ])
    #expect(sides.comparisons.map(\.before.sessions) == [["anna-left"]])
    #expect(sides.comparisons.map(\.after.sessions) == [["anna-right"]])
    #expect(sides.unmatched == ["ben-left", "carl-right"])
    let unnamed = ComparisonResult(
      before: [session("x", subject: nil), session("y", subject: nil)],
      after: [session("y", subject: nil), session("z", subject: nil)])
    #expect(unnamed.comparisons.isEmpty || unnamed.comparisons.allSatisfy(\.isOfUnnamed))
  }

  @Test func `a movement counts once, however often it is given`() throws {
    func recorded(_ id: String, _ hash: String, side: Side = .right) -> SessionResult {
      var copy = session(id, side: side)
      copy.recordings[0].sha256 = hash
      copy.recordings[0].furtherFiles = []
      copy.recordings = [copy.recordings[0]]
      return copy
    }
    let again = ComparisonResult(
      before: [recorded("a", "1"), recorded("a", "1"), recorded("renamed", "1")],
      after: [recorded("a", "1"), recorded("b", "2"), recorded("c", "3")])
    #expect(again.duplicates == ["a", "renamed", "a"])
    #expect(again.comparisons.map(\.before.sessions) == [["a"]])
    #expect(again.comparisons.map(\.after.sessions) == [["b", "c"]])
    let twice = ComparisonResult(sidesOf: [
      recorded("l", "1", side: .left), recorded("r", "2"), recorded("r", "2"),
    ])
    #expect(twice.comparisons.map(\.after.sessions) == [["r"]])
    let text = ComparisonTextRenderer.render(twice, areSides: true)
    #expect(text.contains("counted once: r"))
  }

  @Test func `scores are compared by what both cover, part by part`() throws {
    var thighAlone = session("a")
    let whole = SessionScore(thighAlone)
    let others = whole.parts.filter { $0.name != "isolation" }
    var left = whole.values(of: others)[...]
    for index in thighAlone.repetitions.indices {
      guard var score = thighAlone.repetitions[index].score, score.overall != nil else { continue }
      for part in score.components.indices where score.components[part].target.name == "isolation" {
        score.components[part].score = nil
        score.components[part].value = nil
      }
      score.overall = left.popFirst()
      thighAlone.repetitions[index].score = score
    }
    let result = ComparisonResult(before: [thighAlone], after: [session("b")])
    let comparison = try #require(result.comparisons.first)
    #expect(comparison.score.leftOut == ["isolation"])
    let parts = comparison.score.parts
    #expect(!parts.isEmpty && parts.allSatisfy { abs($0.before - $0.after) < 1e-9 })
    let score = try #require(comparison.metrics.first { $0.metric.isScore })
    // Of equal movements what both cover is equal on both sides, but for the side whose whole is capped by what it leaves out.
    #expect(score.verdict == .withinNoise && score.change == 0)
    let text = ComparisonTextRenderer.render(result, areSides: false)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("what both cover") && words.contains("Left out: isolation"))
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
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
    #expect(text.contains("within the noise: range"))
    #expect(text.contains("allow for"))
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
        "mdc95_basis", "mdc95_source", "p", "p_adjusted", "verdict",
      ])
  }

  @Test func `what stands for another day is said with its source where the numbers stand`() throws
  {
    var later = session("b")
    (later.startedAt, later.summary.rangeMedianDegrees) = ("2026-03-09", 30)
    var first = session("a")
    first.startedAt = "2026-03-02"
    let result = ComparisonResult(before: [first], after: [later])
    let text = ComparisonTextRenderer.render(result, areSides: false)
      .split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("Of range"))
    #expect(
      text.contains(
        "1.6° against optics (Teufl et al. 2018, 28 people); inference for another day."))
    var index = SessionIndex()
    for session in [first, later] { index.append(SessionDocument(session), link: "x.html") }
    #expect(index.page(of: "p1").contains("Teufl et al. 2018"))
  }
}
