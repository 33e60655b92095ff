/// What a page allows a browser to do: to apply its own style, to run its own script if it has one, and nothing else.
enum ContentPolicy {
  static func text(script: PageResource?) -> String {
    var rules = ["default-src 'none'", "style-src \(PageResource.style.source)"]
    if let script { rules.append("script-src \(script.source)") }
    return (rules + ["base-uri 'none'", "form-action 'none'"]).joined(separator: "; ")
  }
}
