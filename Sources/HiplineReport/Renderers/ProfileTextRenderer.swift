public import HiplineAnalysis

/// A profile as the YAML that a trainer can edit and give back.
public enum ProfileTextRenderer {
  /// All that applies; reading it again gives the same profile.
  public static func yaml(_ profile: ExerciseProfile) -> String {
    var lines = [
      "name: \(profile.name)",
      "based_on: \(base(of: profile))",
      "compensation:",
      "  isolation_ratio: \(number(profile.compensation.isolationRatio))",
      "  pelvis_deg: \(number(profile.compensation.pelvisDegrees))",
      "visible_tremor_m_s2: \(number(profile.visibleTremorMetresPerSecondSquared))",
      "components:",
    ]
    for component in profile.components {
      lines.append("  \(component.name):")
      lines.append("    metric: \(component.metric)")
      lines.append("    lowest: \(component.lowest.map(number) ?? "null")")
      lines.append("    highest: \(component.highest.map(number) ?? "null")")
      lines.append("    tolerance: \(number(component.tolerance))")
      lines.append("    weight: \(number(component.weight))")
      if !component.evidence.isEmpty {
        lines.append("    evidence: \(quoted(component.evidence))")
      }
    }
    let cues = profile.components.flatMap { [$0.cueBelow, $0.cueAbove] }.compactMap { $0 }
    if !cues.isEmpty { lines.append("cues:") }
    for cue in cues { lines.append("  \(cue.code): \(quoted(cue.text))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The exercise with the same components, so that a file with a new name still has one to begin with.
  private static func base(of profile: ExerciseProfile) -> String {
    if let exercise = Exercise.named(profile.name) { return exercise.name }
    let names = Set(profile.components.map(\.name))
    let alike = Exercise.all.first { names.isSubset(of: $0.profile.components.map(\.name)) }
    return alike?.name ?? ExerciseProfile.unknown.name
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.map { character in
      switch character {
      case "\"": "\\\""
      case "\\": "\\\\"
      default: String(character)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
