public import HiplineAnalysis
import HiplineCore

/// The page that lists the sessions of a run.
public enum IndexPage {
  /// - Parameter link: The address of a session's page, relative to this one.
  public static func render(
    _ content: ReportContent, link: (SessionResult) -> String
  ) -> String {
    PageTemplates.render(IndexView(content, link: link), with: "index")
  }
}

/// The list as the template names its parts.
struct IndexView {
  let frame: PageFrame
  let title: String
  let answer: String
  let columns: [Column]
  let sessions: [Row]
  let hasSessions: Bool
  let sides: [FigureView]
  let hasSides: Bool
  let sidesLeft: String?
  let failures: [Remark]
  let hasFailures: Bool

  /// More pairs than these have tables of their own on their sessions' pages only, for a page has to stay readable.
  static let mostPairs = 24

  struct Column {
    let name: String
    /// `number` or `word`, which is how it is sorted and set.
    let kind: String
  }

  struct Row {
    let link: String
    let id: String
    let cells: [Cell]
  }

  struct Cell {
    /// Of the column.
    var name = ""
    let text: String
    /// What is sorted by; empty for what comes last.
    let key: String
    let kind: String
  }

  init(_ content: ReportContent, link: (SessionResult) -> String) {
    let count = content.sessions.count
    title = SessionVerdict.counted(count, "session")
    frame = PageFrame(
      title: "\(title) · Hipline", script: count > 1 ? PageTemplates.sorting : nil, profile: nil)
    answer = Self.answer(content)
    columns = Self.names.map { Column(name: $0.name, kind: $0.kind) }
    sessions = content.sessions.map { session in
      let cells = zip(Self.names.dropFirst(), Self.cells(session)).map { column, cell in
        var cell = cell
        cell.name = column.name
        return cell
      }
      return Row(link: link(session), id: session.id.printable, cells: cells)
    }
    hasSessions = count > 0
    let pairs = SidePair.pairs(in: content.sessions)
    sides = pairs.prefix(Self.mostPairs).enumerated().map { place, pair in
      FigureView(SidesPlot.figure(pair, number: place + 1), layout: "row quarters sides")
    }
    hasSides = !pairs.isEmpty
    sidesLeft =
      pairs.count > Self.mostPairs
      ? "\(pairs.count - Self.mostPairs) more pairs are in the table above." : nil
    failures = content.failures.map { Remark($0) }
    hasFailures = !failures.isEmpty
  }

  private static let names: [(name: String, kind: String)] = [
    ("session", "word"), ("exercise", "word"), ("side", "word"), ("reps", "number"),
    ("score", "number"), ("hip still", "number"), ("shaky max", "number"), ("stop", "number"),
    ("range (°)", "number"), ("first cue", "prose"), ("doubts", "number"),
  ]

  private static func cells(_ session: SessionResult) -> [Cell] {
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
    let doubts = session.findings.count { $0.severity >= .warning } + session.failures.count
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
  private static func answer(_ content: ReportContent) -> String {
    let repetitions = content.sessions.reduce(0) { $0 + $1.summary.repetitions }
    var sentences = [
      "\(SessionVerdict.counted(repetitions, "complete repetition")) in "
        + "\(SessionVerdict.counted(content.sessions.count, "session"))."
    ]
    let stopped = content.sessions.count { $0.summary.stopRepetition != nil }
    if stopped > 0 {
      sentences.append(
        stopped == 1
          ? "In one the set should have ended earlier."
          : "In \(stopped) the set should have ended earlier.")
    }
    if !content.failures.isEmpty {
      sentences.append(
        "\(SessionVerdict.counted(content.failures.count, "input")) could not be analysed.")
    }
    return sentences.joined(separator: " ")
  }
}
