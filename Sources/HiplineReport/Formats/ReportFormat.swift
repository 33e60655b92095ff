package import HiplineCore

/// A way to write what a run has to say, session by session, without holding them.
///
///     begin, session, session, …, end
///
/// put together is ``render(_:)`` of all of them. ``ReportFormats/all(style:)`` lists the formats that there are.
package protocol ReportFormat: Sendable {
  /// What `--format` calls it.
  var name: String { get }

  /// What stands before the first session.
  func begin() -> String

  mutating func session(_ session: SessionDocument) -> String

  /// What stands after the last session.
  func end(failures: [InputFailure]) -> String
}

extension ReportFormat {
  package func render(_ content: ReportContent) -> String {
    var format = self
    let sessions = content.sessions.map { format.session(SessionDocument($0)) }
    return format.begin() + sessions.joined() + format.end(failures: content.failures)
  }
}
