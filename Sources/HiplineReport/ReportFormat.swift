/// The renderings that `--format` can name.
///
/// Adding one is a file in `Renderers` and a case here.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case json
  case jsonl
  case csv

  public func render(_ content: ReportContent) -> String {
    switch self {
    case .text: TextRenderer.render(content)
    case .json: JSONRenderer.render(content)
    case .jsonl: JSONLinesRenderer.render(content)
    case .csv: CSVRenderer.render(content)
    }
  }
}
