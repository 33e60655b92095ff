import HiplineAnalysis
import HiplineCore
import HiplineReport

/// A session as a FHIR R4 bundle of observations: one of the exercise, whose members are what was measured.
///
/// Codes are SNOMED's, UCUM's and HL7's where they mean just this: the leg, units, categories and reasons. No code of LOINC or SNOMED
/// means what Hipline measures, a range of a segment against gravity or a score of its own, so that these are of its own system.
///
/// Source: HL7 FHIR R4 (4.0.1), <https://hl7.org/fhir/R4/observation.html>.
struct FHIRBundle {
  /// Of the codes of what is measured, and of exercises.
  static let measures = "urn:hipline:measure"
  static let exercises = "urn:hipline:exercise"
  /// Of the names that a study or a clinic gave those who exercise.
  static let subjects = "urn:hipline:subject"
  private static let snomed = "http://snomed.info/sct"
  private static let categories = "http://terminology.hl7.org/CodeSystem/observation-category"
  private static let absentReasons = "http://terminology.hl7.org/CodeSystem/data-absent-reason"

  private let result: SessionResult

  init(_ result: SessionResult) { self.result = result }

  var json: JSONValue {
    let measured = FHIRMeasure.all(of: result).map { measure in
      (url: url(of: measure.code), observation: observation(measure))
    }
    let session = entry(url(of: Self.session), sessionObservation(members: measured.map(\.url)))
    return .object([
      "resourceType": .text("Bundle"), "type": .text("collection"),
      "entry": .array([session] + measured.map { entry($0.url, $0.observation) }),
    ])
  }

  // MARK: - Observations

  private static let session = "exercise"

  private func sessionObservation(members: [String]) -> JSONValue {
    var fields = common
    fields["code"] = Self.concept(Self.measures, Self.session, "Exercise that was done")
    if let exercise = Exercise.named(result.exercise) {
      fields["valueCodeableConcept"] = Self.concept(
        Self.exercises, exercise.name, exercise.title)
    } else {
      fields["dataAbsentReason"] = Self.absent("the exercise was not stated and not recognised")
    }
    fields["hasMember"] = .array(members.map { .object(["reference": .text($0)]) })
    let notes = result.findings.filter { $0.severity != .info }
    if !notes.isEmpty {
      fields["note"] = .array(
        notes.map {
          .object(["text": .text("\($0.severity.rawValue): \($0.message) (\($0.hint))")])
        })
    }
    return .object(fields)
  }

  private func observation(_ measure: FHIRMeasure) -> JSONValue {
    var fields = common
    fields.merge(Self.valued(measure)) { $1 }
    if !measure.parts.isEmpty {
      fields["component"] = .array(measure.parts.map { .object(Self.valued($0)) })
    }
    if let method = measure.method { fields["method"] = .object(["text": .text(method)]) }
    return .object(fields)
  }

  private static func valued(_ measure: FHIRMeasure) -> [String: JSONValue] {
    let code = concept(measures, measure.code, measure.display)
    switch measure.value {
    case .count(let count?): return ["code": code, "valueInteger": .integer(count)]
    case .quantity(let number?, let unit):
      let quantity = JSONValue.object([
        "value": JSONValue(number), "unit": .text(unit.text),
        "system": .text("http://unitsofmeasure.org"), "code": .text(unit.code),
      ])
      return ["code": code, "valueQuantity": quantity]
    case .count(nil), .quantity(nil, _):
      return ["code": code, "dataAbsentReason": absent(measure.reason)]
    }
  }

  /// What all observations of a session say.
  private var common: [String: JSONValue] {
    var fields: [String: JSONValue] = [
      "resourceType": .text("Observation"), "status": .text("final"),
      "category": .array([Self.concept(Self.categories, "activity", "Activity")]),
      "device": .object(["display": .text("hipline \(ToolIdentity.version)")]),
    ]
    if let subject = result.subject {
      fields["subject"] = .object([
        "identifier": .object(["system": .text(Self.subjects), "value": .text(subject)])
      ])
    }
    if let time = result.startedAt.flatMap(Self.dateTime) {
      fields["effectiveDateTime"] = .text(time)
    } else {
      fields["_effectiveDateTime"] = .object([
        "extension": .array([
          .object([
            "url": .text("http://hl7.org/fhir/StructureDefinition/data-absent-reason"),
            "valueCode": .text("unknown"),
          ])
        ])
      ])
    }
    if let side = result.side {
      fields["bodySite"] =
        side == .left
        ? Self.concept(Self.snomed, "32153003", "Structure of left lower limb")
        : Self.concept(Self.snomed, "62175007", "Structure of right lower limb")
    }
    return fields
  }

  // MARK: - Parts

  private func entry(_ url: String, _ resource: JSONValue) -> JSONValue {
    .object(["fullUrl": .text(url), "resource": resource])
  }

  /// The same for the same measure of the same session, made of the same files: a record that is given it twice can tell.
  private func url(of code: String) -> String {
    let files = result.recordings.map { $0.sha256 ?? $0.path }
    let digits = Array(
      WorkFingerprint.hash(Array(([code, result.id] + files).joined(separator: "\n").utf8)))
    // A UUID of version 8, that of makers' own: 32 of the digits, with the two that say so.
    let groups = [
      digits[0..<8], digits[8..<12], ["8"] + digits[13..<16], ["8"] + digits[17..<20],
      digits[20..<32],
    ]
    return "urn:uuid:" + groups.map { String($0) }.joined(separator: "-")
  }

  private static func concept(_ system: String, _ code: String, _ display: String) -> JSONValue {
    .object([
      "coding": .array([
        .object(["system": .text(system), "code": .text(code), "display": .text(display)])
      ]),
      "text": .text(display),
    ])
  }

  private static func absent(_ reason: String) -> JSONValue {
    .object([
      "coding": .array([
        .object([
          "system": .text(absentReasons), "code": .text("unknown"), "display": .text("Unknown"),
        ])
      ]),
      "text": .text(reason),
    ])
  }

  /// The moment as FHIR takes it: a time of day only with its zone, else the day alone.
  ///
  /// - Parameter text: ISO 8601.
  /// - Returns: nil where there is no day.
  static func dateTime(_ text: String) -> String? {
    let form =
      /(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:?\d\d)?)?/
    guard let parts = text.wholeMatch(of: form) else { return nil }
    guard let time = parts.2, let zone = parts.4 else { return String(parts.1) }
    let hours = zone.count == 5 ? "\(zone.prefix(3)):\(zone.suffix(2))" : String(zone)
    return "\(parts.1)T\(time):\(parts.3 ?? "00")\(hours)"
  }
}
