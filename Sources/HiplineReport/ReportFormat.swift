/// The renderings that `--format` can name.
///
/// Adding one is a file in `Renderers`, a case here and one in ``ReportStream``.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case json
  case jsonl
  case csv

  public func render(_ content: ReportContent) -> String {
    var stream = ReportStream(self)
    let sessions = content.sessions.map { stream.session($0) }
    return stream.begin() + sessions.joined() + stream.end(failures: content.failures)
  }
}
