package import HiplineCore

/// Tables for people; failures are said elsewhere.
package struct TextFormat: ReportFormat {
  package let name = "text"
  private let style: TextStyle
  /// Whether each session has a line and no more.
  private let isBrief: Bool
  private var isFirst = true

  package init(style: TextStyle = .plain, isBrief: Bool = false) {
    self.style = style
    self.isBrief = isBrief
  }

  package func begin() -> String { "" }

  package mutating func session(_ session: SessionDocument) -> String {
    if isBrief { return TextRenderer.line(session.result) + "\n" }
    defer { isFirst = false }
    return (isFirst ? "" : "\n") + TextRenderer.session(session.result, style: style)
  }

  package func end(failures: [InputFailure]) -> String { "" }
}
