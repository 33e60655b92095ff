public import HiplineAnalysis
public import HiplineCore

/// A report that is written as its sessions come, without holding them.
///
///     begin, session, session, …, end
///
/// put together is ``ReportFormat/render(_:)`` of all of them.
public struct ReportStream: Sendable {
  public let format: ReportFormat
  private let style: TextStyle
  private var isFirst = true

  /// - Parameter style: Of text for people; other formats have none.
  public init(_ format: ReportFormat, style: TextStyle = .plain) {
    self.format = format
    self.style = style
  }

  /// What stands before the first session.
  public func begin() -> String {
    switch format {
    case .text, .jsonl: ""
    case .csv: CSVRenderer.csv(.repetitions([]))
    case .json: JSONRenderer.beginning
    }
  }

  public mutating func session(_ session: SessionResult) -> String {
    defer { isFirst = false }
    switch format {
    case .text: return (isFirst ? "" : "\n") + TextRenderer.session(session, style: style)
    case .csv: return CSVRenderer.rows(.repetitions([session]))
    case .json: return JSONRenderer.entry(SessionDocument.json(session), isFirst: isFirst)
    case .jsonl: return JSONLinesRenderer.line("session", SessionDocument.json(session))
    }
  }

  /// What stands after the last session.
  public func end(failures: [InputFailure]) -> String {
    switch format {
    case .text, .csv: ""
    case .json: JSONRenderer.ending(failures)
    case .jsonl:
      failures.map { JSONLinesRenderer.line("failure", FindingDocument.json($0)) }.joined()
    }
  }
}
