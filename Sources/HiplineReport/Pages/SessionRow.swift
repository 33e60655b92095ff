import HiplineAnalysis
import HiplineCore

/// A session's line in a list.
struct SessionRow: Sendable {
  /// nil where nobody said who it was.
  let subject: String?
  private let row: ListTable.Row

  init(_ session: SessionResult, link: String) {
    subject = session.subject
    row = ListTable.Row(
      link: link, name: session.id.printable, cells: Self.cells(session))
  }

  /// Where the person stands among the cells.
  private static let personCell = 0

  /// - Parameters:
  ///   - showsPerson: Not on the person's own page.
  ///   - prefix: Where the addresses of pages begin.
  static func list(
    _ rows: [SessionRow], showsPerson: Bool, prefix: String = ""
  ) -> [Element] {
    var (columns, lines) = (columns, rows.map { $0.row })
    if !showsPerson { columns.remove(at: personCell + 1) }
    for line in lines.indices {
      lines[line].link = prefix + lines[line].link
      if !showsPerson { lines[line].cells.remove(at: personCell) }
    }
    return [ListTable(columns: columns, rows: lines).element, Page.quiet(explanation)]
  }

  private static let explanation =
    "Score: its mean, and in brackets the share of the profile that it covers, where that is not all. Hip still: the share of the "
    + "repetitions in which the pelvis did not help; a dash where no sensor was on it. Shaky max: the repetition that shook most while "
    + "the hip was still. Stop: the repetition at which the set should have ended."

  private static let columns: [ListTable.Column] = [
    .init(name: "session", kind: .word), .init(name: "person", kind: .word),
    .init(name: "day", kind: .word), .init(name: "exercise", kind: .word),
    .init(name: "side", kind: .word), .init(name: "reps", kind: .number, isRest: true),
    .init(name: "score", kind: .number), .init(name: "hip still", kind: .number, isRest: true),
    .init(name: "shaky max", kind: .number, isRest: true),
    .init(name: "stop", kind: .number, isRest: true),
    .init(name: "range (°)", kind: .number, isRest: true),
    .init(name: "first cue", kind: .prose, isRest: true),
    .init(name: "doubts", kind: .number, isRest: true),
  ]

  private static func cells(_ session: SessionResult) -> [ListTable.Cell] {
    let summary = session.summary
    let still = SessionVerdict.still(session).map { 100 * Double($0.count) / Double($0.of) }
    let covered =
      ScoreCoverage.textIfPartial(summary.scoreCoverage).map { "\u{A0}(\($0))" } ?? ""
    return [
      .word(session.subject?.printable), .word(session.day?.iso),
      .word(Exercise.named(session.exercise)?.title ?? "not known"),
      .word(session.side?.rawValue),
      .number(Double(summary.repetitions), decimals: 0),
      .number(summary.scoreMean, decimals: 0, more: covered),
      .number(still, decimals: 0, more: "\u{A0}%"),
      .number(summary.shakyMaxRepetition.map(Double.init), decimals: 0),
      .number(summary.stopRepetition.map(Double.init), decimals: 0),
      .number(summary.rangeMedianDegrees, decimals: 1),
      .word(SessionCues(session).items.first?.text ?? "none"),
      .number(Double(session.findings.count { $0.severity >= .warning }), decimals: 0),
    ]
  }
}
