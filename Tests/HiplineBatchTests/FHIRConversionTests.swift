import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What a clinic's record is given; that other readers take it, `Scripts/check-fhir` shows.
struct FHIRConversionTests {
  private func source(_ name: String) throws -> SessionSource {
    let place = TestFolders.sampleData.appending(path: name).path
    return try #require(SessionDiscovery().sessions(at: [place]).sources.first)
  }

  private typealias Object = [String: Any]

  /// The observations by their codes, and how each is found.
  private func observations(_ result: SessionResult) throws -> [String: (url: String, Object)] {
    let text = FHIRBundle(result).json.encoded(onOneLine: true)
    let bundle = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    #expect(bundle["resourceType"] as? String == "Bundle")
    let entries = try #require(bundle["entry"] as? [Object])
    var found: [String: (url: String, Object)] = [:]
    for entry in entries {
      let resource = try #require(entry["resource"] as? Object)
      found[try code(resource)] = (try #require(entry["fullUrl"] as? String), resource)
    }
    #expect(found.count == entries.count)
    return found
  }

  private func code(_ object: Object, _ name: String = "code") throws -> String {
    let concept = try #require(object[name] as? Object)
    return try #require((concept["coding"] as? [Object])?.first?["code"] as? String)
  }

  private func result(_ name: String) throws -> SessionResult {
    try #require(SessionRunner.run(source(name)).results.first)
  }

  @Test func `what was measured is what the result says, in units of UCUM`() throws {
    let result = try result("two-sensors")
    let found = try observations(result)
    #expect(found["repetitions"]?.1["valueInteger"] as? Int == 8)
    #expect(found["clean-repetitions"]?.1["valueInteger"] as? Int == 8)
    #expect(found["control-grade"]?.1["valueInteger"] as? Int == 0)
    let range = try #require(found["range-median"]?.1["valueQuantity"] as? Object)
    #expect(range["code"] as? String == "deg")
    let degrees = try #require(range["value"] as? Double)
    #expect(abs(degrees - (result.summary.rangeMedianDegrees ?? 0)) < 1e-3)
    let score = try #require(found["score"]?.1)
    let parts = try #require(score["component"] as? [Object])
    #expect(try parts.map { try code($0) } == ["score-standard-error", "score-coverage"])
    let exercise = try #require(found["exercise"]?.1)
    #expect(try code(exercise, "valueCodeableConcept") == "side-leg-lift")
    #expect(try code(exercise, "bodySite") == "62175007")
  }

  @Test func `the exercise leads to all that was measured`() throws {
    let found = try observations(result("two-sensors"))
    let members = try #require(found["exercise"]?.1["hasMember"] as? [Object])
    let others = found.filter { $0.key != "exercise" }.map(\.value.url)
    #expect(Set(members.compactMap { $0["reference"] as? String }) == Set(others))
    #expect(
      others.allSatisfy {
        $0.wholeMatch(of: /urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil
      })
    #expect(try observations(result("two-sensors")).mapValues(\.url) == found.mapValues(\.url))
  }

  @Test func `what was not measured is absent with a reason, never zero`() throws {
    // No sensor on the pelvis.
    let found = try observations(result("leg-lift-left"))
    for code in ["clean-repetitions", "held-range"] {
      let observation = try #require(found[code]?.1)
      #expect(observation["valueInteger"] == nil && observation["valueQuantity"] == nil)
      let reason = try #require(observation["dataAbsentReason"] as? Object)
      #expect((reason["text"] as? String)?.contains("pelvis") == true)
    }
    let still = try observations(result("still-leg"))
    #expect(still["repetitions"]?.1["valueInteger"] as? Int == 0)
    for code in ["range-median", "score", "control-grade"] {
      #expect(still[code]?.1["dataAbsentReason"] != nil)
    }
  }

  @Test func `who and when is said as far as it is known`() throws {
    var result = try result("leg-lift-left")
    result.subject = nil
    result.startedAt = nil
    for observation in try observations(result).values.map(\.1) {
      #expect(observation["subject"] == nil && observation["effectiveDateTime"] == nil)
      #expect(observation["_effectiveDateTime"] != nil)
    }
    result.subject = "p1"
    result.startedAt = "2026-03-02T09:00:00+01:00"
    for observation in try observations(result).values.map(\.1) {
      let subject = (observation["subject"] as? Object)?["identifier"] as? Object
      #expect(subject?["value"] as? String == "p1")
      #expect(observation["effectiveDateTime"] as? String == "2026-03-02T09:00:00+01:00")
    }
  }

  @Test(arguments: [
    ("2026-03-02", "2026-03-02"), ("2026-03-02T09:00:00", "2026-03-02"),
    ("2026-03-02T09:00", "2026-03-02"), ("2026-03-02T09:00Z", "2026-03-02T09:00:00Z"),
    ("2026-03-02 09:00:07.5-0530", "2026-03-02T09:00:07.5-05:30"), ("in March", nil),
  ])
  func `a time of day without its zone is none`(text: String, expected: String?) {
    #expect(FHIRBundle.dateTime(text) == expected)
  }

  @Test func `doubt is noted beside what it is about`() throws {
    var result = try result("two-sensors")
    result.findings = [
      Finding(.sensorMissing, .error, "a sensor is not there", hint: "look for it"),
      Finding(.gapFilled, .info, "a gap was filled", hint: "nothing to do"),
    ]
    let notes = try #require(try observations(result)["exercise"]?.1["note"] as? [Object])
    #expect(
      notes.compactMap { $0["text"] as? String } == ["error: a sensor is not there (look for it)"])
  }

  @Test func `each session is a file, and what cannot be read is a failure`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let place = folder.appending(path: "fhir")
      var broken = try source("leg-lift-left")
      broken.id = "broken"
      broken.sensors[0].path = folder.appending(path: "nothing.csv").path
      var failed: [InputFailure] = []
      try await Conversion(to: FHIRFolder.self, at: place.path)
        .run([try source("two-sensors"), broken]) { failed += $0.flatMap(\.failures) }
      let files = try FileManager.default.contentsOfDirectory(atPath: place.path)
      #expect(files.filter { !$0.hasPrefix(".") } == ["two-sensors.json"])
      #expect(failed.count == 1)
    }
  }
}
