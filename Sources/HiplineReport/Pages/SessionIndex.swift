import HiplineAnalysis
package import HiplineCore

/// The page that lists the sessions of a run, gathered session by session: of each it keeps a line, not the result.
package struct SessionIndex: Sendable {
  private(set) var rows: [IndexView.Row] = []
  private(set) var sides: [SideSession] = []
  private(set) var progress: [ProgressSession] = []
  private(set) var failures: [InputFailure] = []
  private(set) var repetitions = 0
  private(set) var stopped = 0
  private var first: SessionDocument?

  package init() {}

  /// - Parameter link: The address of the session's page, relative to this one.
  package mutating func append(_ document: SessionDocument, link: String) {
    if rows.isEmpty { first = document }
    let session = document.result
    rows.append(IndexView.Row(session, link: link))
    if let side = SideSession(session) { sides.append(side) }
    if let dated = ProgressSession(session) { progress.append(dated) }
    repetitions += session.summary.repetitions
    stopped += session.summary.stopRepetition == nil ? 0 : 1
  }

  package mutating func append(_ failures: [InputFailure]) { self.failures += failures }

  /// The session, where there is one only and nothing went wrong: its own page then says it all.
  package var onlySession: SessionDocument? {
    rows.count == 1 && failures.isEmpty ? first : nil
  }

  /// The page of HTML, which needs nothing but the pages that it links to.
  package var page: String { PageTemplates.render(IndexView(self), with: "index") }
}

/// The list as the template names its parts.
struct IndexView {
  let frame: PageFrame
  let title: String
  let answer: String
  let columns: [Column]
  let sessions: [Row]
  let hasSessions: Bool
  let progress: [FigureView]
  let hasProgress: Bool
  let progressLeft: String?
  let sides: [FigureView]
  let hasSides: Bool
  let sidesLeft: String?
  let failures: [Remark]
  let hasFailures: Bool

  /// For layout only: more pairs and courses than these have tables of their own on their sessions' pages only, for a page has to
  /// stay readable.
  static let mostPairs = 24

  struct Column {
    let name: String
    /// `number` or `word`, which is how it is sorted and set.
    let kind: String
  }

  struct Row: Sendable {
    let link: String
    let id: String
    let cells: [Cell]

    init(_ session: SessionResult, link: String) {
      self.link = link
      id = session.id.printable
      cells = zip(IndexView.names.dropFirst(), IndexView.cells(session)).map { column, cell in
        var cell = cell
        cell.name = column.name
        return cell
      }
    }
  }

  struct Cell: Sendable {
    /// Of the column.
    var name = ""
    let text: String
    /// What is sorted by; empty for what comes last.
    let key: String
    let kind: String
  }

  init(_ index: SessionIndex) {
    let count = index.rows.count
    title = counted(count, "session")
    frame = PageFrame(
      title: "\(title) · Hipline", script: count > 1 ? PageTemplates.sorting : nil, profile: nil)
    answer = Self.answer(index)
    columns = Self.names.map { Column(name: $0.name, kind: $0.kind) }
    sessions = index.rows
    hasSessions = count > 0
    let courses = ProgressCourse.courses(in: index.progress)
    progress = courses.prefix(Self.mostPairs).enumerated().map { place, course in
      FigureView(ProgressPlot.figure(course, number: place + 1), layout: "row quarters sides")
    }
    hasProgress = !courses.isEmpty
    progressLeft =
      courses.count > Self.mostPairs
      ? "\(courses.count - Self.mostPairs) more people, exercises or sides have sessions of several days."
      : nil
    let pairs = SidePair.pairs(in: index.sides)
    sides = pairs.prefix(Self.mostPairs).enumerated().map { place, pair in
      FigureView(SidesPlot.figure(pair, number: place + 1), layout: "row quarters sides")
    }
    hasSides = !pairs.isEmpty
    sidesLeft =
      pairs.count > Self.mostPairs
      ? "\(pairs.count - Self.mostPairs) more pairs are in the table above." : nil
    failures = index.failures.map { Remark($0) }
    hasFailures = !failures.isEmpty
  }

  fileprivate static let names: [(name: String, kind: String)] = [
    ("session", "word"), ("exercise", "word"), ("side", "word"), ("reps", "number"),
    ("score", "number"), ("hip still", "number"), ("shaky max", "number"), ("stop", "number"),
    ("range (°)", "number"), ("first cue", "prose"), ("doubts", "number"),
  ]

  fileprivate static func cells(_ session: SessionResult) -> [Cell] {
    let summary = session.summary
    func number(_ value: Double?, decimals: Int, otherwise: String = "–") -> Cell {
      Cell(
        text: value?.text(decimals: decimals) ?? otherwise,
        key: value.map { $0.text(decimals: 6).replacing("−", with: "-") } ?? "", kind: "number")
    }
    func word(_ text: String, kind: String = "word") -> Cell {
      Cell(text: text, key: text.lowercased(), kind: kind)
    }
    let judged = session.repetitions.filter { $0.isComplete && $0.stateBasis.contains(.isolation) }
    let still =
      judged.isEmpty
      ? nil
      : Double(judged.count { $0.state != .compensating }) / Double(judged.count) * 100
    let doubts = session.findings.count { $0.severity >= .warning }
    return [
      word(Exercise.named(session.exercise)?.title ?? "not known"),
      word(session.side?.rawValue ?? "–"),
      number(Double(summary.repetitions), decimals: 0),
      number(summary.scoreMean, decimals: 0),
      Cell(
        text: still.map { "\($0.text(decimals: 0))\u{A0}%" } ?? "–",
        key: still.map { "\($0)" } ?? "",
        kind: "number"),
      number(summary.shakyMaxRepetition.map(Double.init), decimals: 0),
      number(summary.stopRepetition.map(Double.init), decimals: 0),
      number(summary.rangeMedianDegrees, decimals: 1),
      word(SessionCues(session).items.first?.text ?? "none", kind: "prose"),
      number(Double(doubts), decimals: 0),
    ]
  }

  /// The run in a few words.
  private static func answer(_ index: SessionIndex) -> String {
    var sentences = [
      "\(counted(index.repetitions, "complete repetition")) in "
        + "\(counted(index.rows.count, "session"))."
    ]
    if index.stopped > 0 {
      sentences.append(
        "In \(index.stopped == 1 ? "one" : "\(index.stopped)") the set should have ended earlier.")
    }
    if !index.failures.isEmpty {
      sentences.append(
        "\(counted(index.failures.count, "input")) could not be analysed.")
    }
    return sentences.joined(separator: " ")
  }
}
