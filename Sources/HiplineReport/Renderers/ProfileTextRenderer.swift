package import HiplineAnalysis

/// A profile as the YAML that a trainer can edit and give back.
package enum ProfileTextRenderer {
  /// All that applies; reading it again gives the same profile.
  package static func yaml(_ profile: ExerciseProfile) -> String {
    let base = base(of: profile)
    var lines = [
      "name: \(scalar(profile.name))",
      "based_on: \(base.name)",
      "compensation:",
      "  isolation_ratio: \(number(profile.compensation.isolationRatio))",
      "  pelvis_deg: \(number(profile.compensation.pelvisDegrees))",
      "visible_tremor_m_s2: \(number(profile.visibleTremorMetresPerSecondSquared))",
      "components:",
    ]
    for component in profile.components {
      lines.append("  \(scalar(component.name)):")
      lines.append("    metric: \(component.metric)")
      lines.append("    lowest: \(component.lowest.map(number) ?? "null")")
      lines.append("    highest: \(component.highest.map(number) ?? "null")")
      lines.append("    tolerance: \(number(component.tolerance))")
      lines.append("    weight: \(number(component.weight))")
      if component.capsWhole != ComponentTarget.capsWhole(named: component.name) {
        lines.append("    caps: \(component.capsWhole)")
      }
      if !component.evidence.isEmpty {
        lines.append("    evidence: \(quoted(component.evidence))")
      }
    }
    let names = Set(profile.components.map { $0.name })
    for component in base.components where !names.contains(component.name) {
      lines.append("  \(scalar(component.name)): null")
    }
    let cues = profile.components.flatMap { [$0.cueBelow, $0.cueAbove] }.compactMap { $0 }
    if !cues.isEmpty { lines.append("cues:") }
    for cue in cues { lines.append("  \(cue.code): \(quoted(cue.text))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The profile that most of the components come from; cues come with a component and with nothing else.
  private static func base(of profile: ExerciseProfile) -> ExerciseProfile {
    func shared(_ candidate: ExerciseProfile) -> Int {
      profile.components.count { component in
        candidate.components.contains {
          $0.name == component.name && $0.cueBelow?.code == component.cueBelow?.code
            && $0.cueAbove?.code == component.cueAbove?.code
        }
      }
    }
    let named = Exercise.named(profile.name)?.profile
    let candidates = [named, .unknown].compactMap { $0 } + Exercise.all.map { $0.profile }
    let most = candidates.map(shared).max() ?? 0
    let alike = candidates.filter { shared($0) == most }
    // Of those, the one that has the fewest to leave out.
    return alike.min { $0.components.count < $1.components.count } ?? .unknown
  }

  /// A text as it is where YAML takes it for nothing else.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    return isPlain && !words.contains(text.lowercased()) ? text : quoted(text)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined().withCodeEscapes + "\""
  }
}
