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
    tool = "hipline \(ToolIdentity.version), \(ToolIdentity.fftwVersion)"
    self.profile = profile.map {
      Profile(name: $0.name, hash: ProfileDocument.hash($0))
    }
  }
}
