/// Puts together what an element holds: elements, texts and lists of them, some of them only under a condition.
@resultBuilder enum ContentBuilder {
  typealias Content = [Element.Content]

  static func buildExpression(_ text: String) -> Content { [.text(text)] }
  static func buildExpression(_ resource: PageResource) -> Content { [.resource(resource)] }
  static func buildExpression(_ element: Element) -> Content { [.element(element)] }
  static func buildExpression(_ elements: [Element]) -> Content { elements.map { .element($0) } }
  static func buildExpression(_ element: Element?) -> Content {
    element.map { [.element($0)] } ?? []
  }
  static func buildExpression(_ content: Content) -> Content { content }
  static func buildBlock(_ parts: Content...) -> Content { parts.flatMap { $0 } }
  static func buildOptional(_ content: Content?) -> Content { content ?? [] }
  static func buildArray(_ parts: [Content]) -> Content { parts.flatMap { $0 } }
}
