import HiplineAnalysis

/// What every page has.
package struct PageFrame {
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

  /// Whether a page, or its beginning, says that Hipline made it.
  package static func isOwn(_ page: [UInt8]) -> Bool {
    String(decoding: page, as: UTF8.self).contains("<meta name=\"generator\" content=\"hipline ")
  }
}

/// A state's sign and what it means, as the template names its parts.
struct LegendEntry {
  /// The class of its looks.
  let style: String
  let name: String
  let letter: String
  let meaning: String

  /// The states that occur.
  static func entries(_ repetitions: [RepetitionResult]) -> [LegendEntry] {
    let present = Set(repetitions.map(StateMark.init))
    return StateMark.allCases.filter(present.contains).map {
      LegendEntry(
        style: $0.rawValue, name: $0.label, letter: $0.letter,
        meaning: $0.meaning)
    }
  }
}
