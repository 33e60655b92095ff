import Mustache

/// How text gets into a template: escaped scalar by scalar, which the library's own way is not.
///
/// Every template begins with `{{% CONTENT_TYPE:MARKUP}}`.
struct MarkupContent: MustacheContentType {
  static let name = "MARKUP"

  func escapeText(_ text: String) -> String { text.escapedForMarkup }
}
