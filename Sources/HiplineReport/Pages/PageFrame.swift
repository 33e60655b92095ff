import HiplineAnalysis

/// What every page has.
struct PageFrame {
  let title: String
  let policy: String
  let style: String
  let script: String?
  let patterns: String
  let tool: String
  let profile: Profile?

  struct Profile {
    let name: String
    let hash: String
  }

  init(title: String, script: String? = nil, profile: ExerciseProfile?) {
    self.title = title
    style = PageTemplates.style
    self.script = script
    policy = ContentPolicy.text(style: style, script: script)
    patterns = StatePatterns.markup
    tool = "hipline \(ToolIdentity.version) with \(ToolIdentity.fftwVersion)"
    self.profile = profile.map { Profile(name: $0.name, hash: ProfileDocument.hash($0)) }
  }
}

/// A state's sign and what it means, as the template names its parts.
struct LegendEntry {
  let name: String
  let letter: String
  let meaning: String

  /// The states that occur.
  static func entries(_ repetitions: [RepetitionResult]) -> [LegendEntry] {
    let present = Set(repetitions.map(StateMark.init))
    let seesPelvis = repetitions.contains { $0.stateBasis.contains(.isolation) }
    return StateMark.allCases.filter(present.contains).map {
      LegendEntry(
        name: $0.rawValue, letter: $0.letter, meaning: $0.meaning(seesPelvis: seesPelvis))
    }
  }
}
