/// An element of a page of HTML, or of a drawing of SVG within it.
///
/// Whatever text is put into one is escaped when it is written: none becomes markup. What is not are the page's own ``PageResource``s.
struct Element {
  let name: ElementName
  var attributes: [(name: String, value: String)]
  var content: [Content]

  /// What an element holds.
  enum Content {
    case element(Element)
    case text(String)
    /// Written as it is.
    case resource(PageResource)
  }

  /// - Parameter text: Stands before the children.
  init(
    _ name: ElementName, _ attributes: KeyValuePairs<String, String> = [:],
    _ children: [Element] = [], text: String? = nil
  ) {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value) }
    content = (text.map { [.text($0)] } ?? []) + children.map { .element($0) }
  }

  init(
    _ name: ElementName, _ attributes: KeyValuePairs<String, String> = [:],
    @ContentBuilder _ content: () -> [Content]
  ) {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value) }
    self.content = content()
  }

  mutating func append(_ child: Element) { content.append(.element(child)) }

  /// The same with a text that a browser shows when the pointer rests on it.
  func titled(_ title: String) -> Element {
    var copy = self
    copy.content.insert(.element(Element(.title, text: title)), at: 0)
    return copy
  }

  /// The element as HTML.
  var markup: String {
    var markup = ""
    write(to: &markup)
    return markup
  }

  private func write(to markup: inout String) {
    markup += "<" + name.rawValue
    for attribute in attributes {
      markup += " " + attribute.name + "=\"" + attribute.value.escapedForMarkup + "\""
    }
    if content.isEmpty && name.isShape {
      markup += "/>"
      return
    }
    markup += ">"
    guard !name.isVoid else { return }
    if case .element(let child) = content.first, child.name.isLine { markup += "\n" }
    for part in content {
      switch part {
      case .text(let text): markup += text.escapedForMarkup
      case .resource(let resource): markup += resource.text
      case .element(let child):
        child.write(to: &markup)
        if child.name.isLine { markup += "\n" }
      }
    }
    markup += "</" + name.rawValue + ">"
  }
}
