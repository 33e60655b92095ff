import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineReport

/// Results and traces that somebody wrote, or a disk damaged: each is refused, or it has a page.
struct HostileResultTests {
  private static let traced = PageExample.pelvis
  private static let session = SessionDocument(traced.session).json
  private static let traces = JSONValue(
    Array(TracesDocument(id: traced.session.id, traces: traced.traces).encoded.utf8))

  private func session(_ json: JSONValue) throws -> SessionResult {
    let content = try ReportReader.content(
      of: Array(json.encoded(onOneLine: true).utf8), path: "session.json")
    return try #require(content.sessions.first)
  }

  private func traces(_ json: JSONValue) -> SessionTraces? {
    TracesDocument(Array(json.encoded(onOneLine: true).utf8))?.traces
  }

  @Test(arguments: [
    ("repetitions[1].index", JSONValue.integer(0)), ("repetitions[1].index", .integer(1)),
    ("repetitions[1].index", .integer(-9_000_000_000_000_000_000)),
    ("repetitions[1].set", .integer(7)), ("repetitions[1].complete", .flag(false)),
    ("repetitions[1].end_s", .integer(-5)), ("repetitions[1].top_start_s", .number(1e300)),
    ("repetitions[1].score.overall", .integer(-500)),
    ("repetitions[1].score.overall", .integer(1_000_000_000_000_000_000)),
    ("repetitions[1].score.coverage", .number(1.5)),
    ("repetitions[1].score.components", .object([:])),
    ("repetitions[1].score.components.hold.score", .integer(101)),
    ("repetitions[1].rom_deg", .text("20")), ("repetitions[1].tremor.detected", .integer(3)),
    ("sets[0].index", .integer(2)), ("sets[0].end_s", .integer(-1)),
    ("sets[0].repetitions", .integer(9_000_000)), ("sets", .array([])),
    ("summary.repetitions", .integer(0)), ("summary.stop_repetition", .integer(900)),
    ("summary.shaky_max_repetition", .integer(-1)), ("summary.score_mean", .integer(101)),
    ("exercise_confidence", .integer(2)),
    ("profile.effective.compensation.isolation_ratio", .integer(0)),
    ("profile.effective.components[0].weight", .number(1e8)),
    ("profile.effective.components[0].target", .array([.number(1e8), .null])),
  ])
  func `a result that contradicts itself is none`(place: String, value: JSONValue) throws {
    let changed = try #require(Self.session.replacing(place, by: value), "there is no \(place)")
    #expect(changed != Self.session)
    let failure = #expect(throws: InputFailure.self) { try session(changed) }
    #expect(failure?.code == .notAResult)
  }

  @Test(arguments: [
    ("holds[0].resolution_hz", JSONValue.number(1e9)), ("holds[0].resolution_hz", .integer(-1)),
    ("holds[0].resolution_hz", .integer(0)), ("holds[0].resolution_hz", .number(1e-12)),
    ("holds[0].lowest_hz", .number(1e300)), ("holds[0].lowest_hz", .integer(-3)),
    ("holds[0].density_db", .array([])), ("holds[0].density_db", .array([.integer(1)])),
    ("holds[0].density_db[0]", .number(1e300)), ("holds[0].floor_db", .array([.integer(1)])),
    ("holds[0].peak_hz", .number(1e300)), ("holds[0].sensor_noise_db", .integer(9999)),
    ("holds[0].repetition", .integer(-9_223_372_036_854_775_807)),
    ("sets[0].index", .integer(-5)),
    ("sets[0].gaps_s", .array([.array([.integer(5), .integer(1)])])),
    ("sets[0].gaps_s", .array([.array([.integer(5), .number(1e300)])])),
    ("sets[0].angle_deg.step_s", .number(1e300)), ("sets[0].angle_deg.step_s", .integer(-1)),
    ("sets[0].angle_deg.step_s", .number(1e-300)), ("sets[0].angle_deg.start_s", .number(1e300)),
    ("sets[0].angle_deg.high", .array([])), ("sets[0].angle_deg.low", .array([.integer(1)])),
    ("sets[0].angle_deg.high[0]", .integer(-1_000_000)),
    ("sets[0].angle_deg.high[0]", .number(1e300)),
    ("sets[0].pelvis_deg.high", .array([])), ("sets[0].spectrogram.density_db", .array([])),
    ("sets[0].spectrogram.density_db[0]", .array([.integer(1)])),
    ("sets[0].spectrogram.density_db[0][0]", .integer(1_000_000)),
    ("sets[0].spectrogram.step_s", .integer(0)), ("sets[0].spectrogram.step_s", .integer(-1)),
    ("sets[0].spectrogram.start_s", .number(1e8)),
    ("sets[0].spectrogram.lowest_hz", .number(1e300)),
    ("sets[0].spectrogram.resolution_hz", .integer(0)),
  ])
  func `traces that nothing measures are none`(place: String, value: JSONValue) throws {
    let whole = try #require(Self.traces)
    #expect(traces(whole) == Self.traced.traces)
    let changed = try #require(
      whole.replacing("traces." + place, by: value), "there is no \(place)")
    #expect(traces(changed) == nil)
  }

  /// A page is drawn of everything that is not refused, whatever was changed.
  @Test(arguments: 0..<8)
  func `whatever is not refused has a page`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let whole = try #require(Self.traces)
    var pages = 0
    for _ in 0..<150 {
      let changed = Self.session.mutated(using: &random)
      if let session = try? session(changed) {
        pages += 1
        _ = SessionPage.render(
          SessionDocument(session), traces: Self.traced.traces, failures: [])
        _ = TextFormat().render(ReportContent(sessions: [session], failures: []))
      }
      if let traces = traces(whole.mutated(using: &random)) {
        pages += 1
        _ = SessionPage.render(
          SessionDocument(Self.traced.session), traces: traces, failures: [])
      }
    }
    #expect(pages > 0)
  }
}

extension JSONValue {
  /// The document with another value at a place such as `sets[0].start_s`; nil where there is none.
  fileprivate func replacing(_ place: String, by value: JSONValue) -> JSONValue? {
    let steps = place.split { ".[]".contains($0) }
    return replacing(steps[...], by: value)
  }

  private func replacing(_ steps: ArraySlice<Substring>, by value: JSONValue) -> JSONValue? {
    guard let step = steps.first else { return value }
    switch self {
    case .object(var object):
      guard let inner = object[String(step)],
        let changed = inner.replacing(steps.dropFirst(), by: value)
      else { return nil }
      object[String(step)] = changed
      return .object(object)
    case .array(var array):
      guard let index = Int(step), array.indices.contains(index),
        let changed = array[index].replacing(steps.dropFirst(), by: value)
      else { return nil }
      array[index] = changed
      return .array(array)
    default: return nil
    }
  }

  /// The document with something else at one place anywhere in it.
  fileprivate func mutated(using random: inout SplitMix64) -> JSONValue {
    switch self {
    case .object(var object) where !object.isEmpty && Int.random(in: 0..<12, using: &random) > 0:
      guard let key = object.keys.sorted().randomElement(using: &random) else { return self }
      if Int.random(in: 0..<20, using: &random) == 0 {
        object[key] = nil
      } else {
        object[key] = object[key]?.mutated(using: &random)
      }
      return .object(object)
    case .array(var array) where !array.isEmpty && Int.random(in: 0..<6, using: &random) > 0:
      let index = array.indices.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<12, using: &random) {
      case 0: array.remove(at: index)
      case 1: array.append(array[index])
      case 2: array.reverse()
      default: array[index] = array[index].mutated(using: &random)
      }
      return .array(array)
    default:
      let values: [JSONValue] = [
        .null, .flag(true), .integer(0), .integer(-1), .integer(1), .integer(999_999_999),
        .integer(-999_999_999), .number(1e-9), .number(0.5), .number(1e9), .number(1e300),
        .integer(.max), .integer(.min), .text(""), .text("controlled"), .array([]), .object([:]),
        .array(Array(repeating: .integer(1), count: 1000)),
      ]
      return values.randomElement(using: &random) ?? .null
    }
  }
}
