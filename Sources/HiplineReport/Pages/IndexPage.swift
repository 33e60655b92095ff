public import HiplineAnalysis

/// The page that lists the sessions of a run.
public enum IndexPage {
  /// - Parameter link: The address of a session's page, relative to this one.
  public static func render(
    _ content: ReportContent, link: (SessionResult) -> String
  ) -> String {
    let frame = PageFrame(
      title: "Sessions", script: PageTemplates.sorting, profile: nil)
    return PageTemplates.render(IndexView(content, link: link, frame: frame), with: "index")
  }
}

/// The list as the template names its parts.
struct IndexView {
  let frame: PageFrame
  let sessions: [Row]

  struct Row {
    let id: String
    let link: String
  }

  init(_ content: ReportContent, link: (SessionResult) -> String, frame: PageFrame) {
    self.frame = frame
    sessions = content.sessions.map { Row(id: $0.id.printable, link: link($0)) }
  }
}
