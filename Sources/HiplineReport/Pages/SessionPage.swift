public import HiplineAnalysis
import HiplineCore

/// One session's report as a page of HTML that needs nothing else.
public enum SessionPage {
  /// - Parameters:
  ///   - traces: nil where they were not kept: the page then has no plots over time.
  ///   - index: The address of the page of all sessions, relative to this one; nil where there is none.
  public static func render(
    _ session: SessionResult, traces: SessionTraces?, index: String?
  ) -> String {
    let frame = PageFrame(title: session.id.printable, profile: session.profile)
    return PageTemplates.render(
      SessionView(session, traces: traces, index: index, frame: frame), with: "session")
  }
}

/// A session as the template names its parts.
struct SessionView {
  let title: String
  let policy: String
  let style: String
  let script: String?
  let patterns: String
  let tool: String
  let profile: PageFrame.Profile?

  let index: String?
  let id: String
  let exercise: String
  let meta: [String]
  let answer: String
  let movement: [FigureView]

  init(
    _ session: SessionResult, traces: SessionTraces?, index: String?, frame: PageFrame
  ) {
    title = frame.title
    policy = frame.policy
    style = frame.style
    script = frame.script
    patterns = frame.patterns
    tool = frame.tool
    profile = frame.profile
    self.index = index
    id = session.id.printable
    exercise = session.exercise
    meta = []
    answer = ""
    movement = (traces?.sets ?? []).map {
      FigureView(
        AnglePlot.figure($0, of: session, segment: traces?.segment?.rawValue ?? "segment"))
    }
  }
}
