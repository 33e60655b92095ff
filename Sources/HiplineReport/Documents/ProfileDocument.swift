import Crypto
package import HiplineAnalysis
import HiplineCore

/// An exercise profile as JSON, and its fingerprint.
package enum ProfileDocument {
  static func json(_ profile: ExerciseProfile) -> JSONValue {
    .object([
      "name": .text(profile.name),
      "compensation": .object([
        "isolation_ratio": JSONValue(profile.compensation.isolationRatio),
        "pelvis_deg": JSONValue(profile.compensation.pelvisDegrees),
      ]),
      "visible_tremor_m_s2": JSONValue(profile.visibleTremorMetresPerSecondSquared),
      "components": .array(profile.components.map(component)),
    ])
  }

  /// `sha256:` and the hash of the profile's JSON: equal for equal profiles.
  package static func hash(_ profile: ExerciseProfile) -> String { hash(ofJSON: json(profile)) }

  /// The same of the profile's ``json(_:)``.
  static func hash(ofJSON json: JSONValue) -> String {
    let text = json.encoded(onOneLine: true)
    return "sha256:" + SHA256.hash(data: Array(text.utf8)).hexadecimal
  }

  /// `[lowest, highest]`; an open end is null.
  static func range(_ target: ComponentTarget) -> JSONValue {
    .array([JSONValue(target.lowest), JSONValue(target.highest)])
  }

  private static func component(_ target: ComponentTarget) -> JSONValue {
    var object: [String: JSONValue] = [
      "name": .text(target.name),
      "metric": .text(target.metric.key),
      "target": range(target),
      "tolerance": JSONValue(target.tolerance),
      "weight": JSONValue(target.weight),
      "evidence": .text(target.evidence),
    ]
    if target.capsWhole != ComponentTarget.capsWhole(named: target.name) {
      object["caps"] = .flag(target.capsWhole)
    }
    return .object(object)
  }
}
