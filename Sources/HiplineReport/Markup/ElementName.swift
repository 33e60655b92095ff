/// The elements that pages and drawings are made of.
enum ElementName: String {
  case html, head, meta, title, style, script, body
  case header, nav, main, section, footer, h1, h2, h3, p, div, span, a, strong, em, code
  case ul, ol, li, dl, dt, dd, figure, figcaption, details, summary, label, input
  case table, thead, tbody, tr, th, td
  case svg, desc, defs, pattern, g, path, rect, circle, line, text, use

  /// Whether it never holds anything, and HTML knows no end of it.
  var isVoid: Bool { self == .meta || self == .input }

  /// Whether SVG may end it where it begins.
  var isShape: Bool {
    switch self {
    case .g, .path, .rect, .circle, .line, .use: true
    default: false
    }
  }

  /// Whether a line of a page ends behind it: white space beside it shows nowhere.
  var isLine: Bool {
    switch self {
    case .html, .head, .meta, .style, .script, .body, .header, .nav, .main, .section, .footer,
      .h1, .h2, .h3, .div, .ul, .ol, .li, .dl, .figure, .figcaption, .details, .table, .thead,
      .tbody, .tr:
      true
    default: false
    }
  }
}
