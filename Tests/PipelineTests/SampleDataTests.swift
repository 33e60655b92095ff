import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineReport
import HiplineSimulation
import HiplineTestSupport
import Testing

private let sessionNames = [
  "clamshell-shaky-max", "clamshell-pelvis-gives-way", "clamshell-accelerometer-only",
  "leg-lift-left", "leg-lift-right", "two-sensors", "still-leg", "tiny-range",
]

struct SampleDataTests {
  private func load(_ name: String) throws -> (result: SessionResult, truth: Truth) {
    let folder = TestFolders.sampleData.appending(path: name)
    let found = SessionDiscovery().sessions(at: [folder.path])
    let source = try #require(found.sources.first)
    let result = try #require(SessionRunner.run(source).results.first)
    let truth = try JSONDecoder().decode(
      Truth.self, from: Data(contentsOf: folder.appending(path: "truth.json")))
    return (result, truth)
  }

  @Test(arguments: sessionNames)
  func `every repetition is found where it is`(name: String) throws {
    let (result, truth) = try load(name)
    #expect(result.exercise == truth.exercise.rawValue)
    try #require(result.repetitions.count == truth.repetitions.count)
    for (found, expected) in zip(result.repetitions, truth.repetitions) {
      #expect(found.isComplete == expected.complete)
      #expect(abs(found.startSeconds - expected.startSeconds) < 0.25)
      #expect(abs(found.topStartSeconds - expected.topStartSeconds) < 0.25)
      #expect(abs(found.topEndSeconds - expected.topEndSeconds) < 0.25)
      #expect(abs(found.endSeconds - expected.endSeconds) < 0.25)
    }
  }

  @Test(arguments: sessionNames)
  func `ranges are right to a degree and to three times their uncertainty`(name: String) throws {
    let (result, truth) = try load(name)
    for (found, expected) in zip(result.repetitions, truth.repetitions) {
      let range = try #require(found.number(RangeOfMotion.range))
      let uncertainty = try #require(found.number(RangeOfMotion.uncertainty))
      #expect(abs(range - expected.rangeDegrees) < 1)
      #expect(abs(range - expected.rangeDegrees) < 3 * uncertainty)
    }
  }

  @Test(arguments: sessionNames)
  func `tremor is found at its frequency and nowhere else`(name: String) throws {
    let (result, truth) = try load(name)
    for (found, expected) in zip(result.repetitions, truth.repetitions) {
      guard let frequency = found.number(HoldTremor.frequency) else {
        // What is missed has to be small: under a tenth of a degree per second.
        #expect((expected.tremor?.rmsDegreesPerSecond ?? 0) < 0.1)
        continue
      }
      let tremor = try #require(expected.tremor)
      #expect(abs(frequency - tremor.frequencyHertz) < 0.5)
      if let rms = found.number(HoldTremor.rate) {
        // A hold of two seconds holds some sixteen cycles of a tremor that waxes and wanes.
        #expect(abs(rms / tremor.rmsDegreesPerSecond - 1) < 0.35)
      }
    }
  }

  @Test func `the pelvis that gives way is measured and stops the set`() throws {
    let (result, truth) = try load("clamshell-pelvis-gives-way")
    for (found, expected) in zip(result.repetitions, truth.repetitions) {
      let pelvis = try #require(found.number(Isolation.pelvis))
      #expect(abs(pelvis - expected.pelvisRangeDegrees) < 0.5)
    }
    #expect(result.summary.stopRepetition == truth.stopRepetition)
    let compensating = result.repetitions.filter { $0.state == .compensating }
    #expect(compensating.allSatisfy { ($0.score?.overall ?? 100) <= 50 })
  }

  @Test func `the shakiest repetition is found while the hip is still`() throws {
    let (result, truth) = try load("clamshell-shaky-max")
    #expect(result.summary.shakyMaxRepetition == truth.shakyMaxRepetition)
    #expect(result.summary.stopRepetition == nil)
    let trend = try #require(result.summary.tremorTrend)
    #expect(trend.slope > 0 && trend.pValue < 0.05)
  }

  @Test(arguments: [
    ("truncated.csv", "malformed-row", 61), ("wrong-units.csv", "unit-contradicted", 1),
    ("text-in-a-number.csv", "malformed-row", 12), ("empty.csv", "empty", nil),
    ("binary.csv", "not-a-recording", nil),
  ])
  func `a broken file gives one failure with its place and a hint`(
    name: String, code: String, line: Int?
  ) throws {
    let path = TestFolders.sampleData.appending(path: "broken/\(name)").path
    let found = SessionDiscovery().sessions(at: [path])
    let outcome = SessionRunner.run(try #require(found.sources.first))
    #expect(outcome.results.isEmpty)
    #expect(outcome.failures.count == 1)
    let failure = try #require(outcome.failures.first)
    #expect(failure.code.rawValue == code)
    #expect(failure.line == line)
    #expect(!failure.hint.isEmpty)
    #expect(!failure.description.contains("\n"))
  }

  @Test func `broken files do not keep the others from being analysed`() async throws {
    let found = SessionDiscovery().sessions(at: [TestFolders.sampleData.path])
    let content = try await Batch(found.sources.filter { !$0.id.contains("-week-") }, jobs: 2)
      .collect()
    #expect(content.sessions.count == sessionNames.count)
    #expect(content.failures.count == 5)
  }

  @Test func `eight weeks of two people show who changed, on which side`() async throws {
    let folder = TestFolders.sampleData.appending(path: "eight-weeks")
    let found = SessionDiscovery().sessions(at: [folder.path])
    let content = try await Batch(found.sources, jobs: 2).collect()
    #expect(content.sessions.count == 24 && content.failures.isEmpty)
    var index = SessionIndex()
    for session in content.sessions { index.append(SessionDocument(session), link: "x.html") }
    #expect(index.people == ["ada", "ben"])
    let ada = index.page(of: "ada")
    #expect(ada.contains("Left: range went up from"))
    #expect(ada.contains("Left: clean repetitions went up from"))
    #expect(
      ada.contains("Right: nothing changed by more than it differs from day to day, on 8 days."))
    let ben = index.page(of: "ben")
    #expect(ben.contains("Right: nothing changed"))
    #expect(ben.contains("2 scores of 8 are of other parts of the profile"))
  }
}
