package import HiplineCore

/// Tables for people; failures are said elsewhere.
package struct TextFormat: ReportFormat {
  package let name = "text"
  private let style: TextStyle
  private var isFirst = true

  package init(style: TextStyle = .plain) { self.style = style }

  package func begin() -> String { "" }

  package mutating func session(_ session: SessionDocument) -> String {
    defer { isFirst = false }
    return (isFirst ? "" : "\n") + TextRenderer.session(session.result, style: style)
  }

  package func end(failures: [InputFailure]) -> String { "" }
}
