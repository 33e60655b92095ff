import HiplineAnalysis

/// A page of HTML that needs nothing but itself.
package struct Page {
  /// As the browser's tab says it.
  let title: String
  var language = "en"
  var script: PageResource?
  let body: Element

  /// The whole page.
  var text: String {
    let page = Element(.html, ["lang": language]) {
      Element(.head) {
        Element(.meta, ["charset": "utf-8"])
        Element(
          .meta,
          [
            "http-equiv": "Content-Security-Policy",
            "content": ContentPolicy.text(script: script),
          ])
        Self.meta("viewport", "width=device-width, initial-scale=1")
        Self.meta("color-scheme", "light dark")
        Self.meta("referrer", "no-referrer")
        Self.meta("generator", Self.tool)
        Element(.title, text: title)
        Element(.style) { PageResource.style }
      }
      body
    }
    return "<!DOCTYPE html>\n" + page.markup + "\n"
  }

  private static func meta(_ name: String, _ content: String) -> Element {
    Element(.meta, ["name": name, "content": content])
  }

  /// What made the page.
  static let tool = "hipline \(ToolIdentity.version) with \(ToolIdentity.fftwVersion)"

  /// Whether a page, or its beginning, says that Hipline made it.
  package static func isOwn(_ page: [UInt8]) -> Bool {
    String(decoding: page, as: UTF8.self).contains("<meta name=\"generator\" content=\"hipline ")
  }
}

extension Page {
  /// A page of a report: what it says of itself is around what it shows.
  ///
  /// - Parameters:
  ///   - content: What stands between the top of the page and its foot.
  ///   - profile: What a session was judged by.
  init(
    title: String, script: PageResource? = nil, profile: ExerciseProfile? = nil,
    @ContentBuilder content: () -> [Element.Content]
  ) {
    self.title = title
    self.script = script
    body = Element(.body) {
      StatePatterns.element
      Element(.p, ["class": "paper quiet"]) {
        Self.disclaimer
        " It describes how a sensor moved. Made by \(Self.tool)."
      }
      content()
      Element(.footer) {
        Element(.p) {
          Self.disclaimer
          " It describes how a sensor moved. The scores have not been held against a clinic’s judgement."
        }
        Element(.p) {
          "Made by \(Self.tool)"
          if let profile {
            ", judged by the profile "
            Element(.em, text: profile.name)
            " ("
            Element(.span, ["class": "hash"], text: ProfileDocument.hash(profile))
            ")"
          }
          ". This page holds all that it shows: it loads nothing from elsewhere."
        }
      }
      if let script { Element(.script) { script } }
    }
  }

  private static var disclaimer: Element { Element(.strong, text: "This is no diagnosis.") }

  /// A part of the page with its heading, which names it.
  static func section(
    _ id: String, _ heading: String, style: String? = nil,
    @ContentBuilder content: () -> [Element.Content]
  ) -> Element {
    var section = Element(.section) {
      Element(.h2, ["id": id], text: heading)
      content()
    }
    section.attributes =
      (style.map { [("class", $0)] } ?? []) + [("aria-labelledby", id)]
    return section
  }

  static func list(_ style: String, _ items: [String]) -> Element {
    Element(.ul, ["class": style], items.map { Element(.li, text: $0) })
  }

  static func quiet(_ text: String) -> Element { Element(.p, ["class": "quiet"], text: text) }
}
