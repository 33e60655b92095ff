public import HiplineCore

/// Tables for people; failures are said elsewhere.
public struct TextFormat: ReportFormat {
  public let name = "text"
  private let style: TextStyle
  private var isFirst = true

  public init(style: TextStyle = .plain) { self.style = style }

  public func begin() -> String { "" }

  public mutating func session(_ session: SessionDocument) -> String {
    defer { isFirst = false }
    return (isFirst ? "" : "\n") + TextRenderer.session(session.result, style: style)
  }

  public func end(failures: [InputFailure]) -> String { "" }
}
