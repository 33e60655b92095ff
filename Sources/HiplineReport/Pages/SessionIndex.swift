import Foundation
import HiplineAnalysis
package import HiplineCore

/// What the page that lists people and sessions is made of, gathered session by session: of each it keeps a few numbers, not the
/// result.
package struct SessionIndex: Sendable {
  private(set) var rows: [SessionRow] = []
  private(set) var sessions: [PersonSession] = []
  private(set) var sides: [SideSession] = []
  private(set) var failures: [InputFailure] = []
  private(set) var stopped = 0
  private var first: SessionDocument?

  package init() {}

  /// - Parameter link: The address of the session's page, relative to the report.
  package mutating func append(_ document: SessionDocument, link: String) {
    if rows.isEmpty { first = document }
    let session = document.result
    rows.append(SessionRow(session, link: link))
    sessions.append(PersonSession(session, link: link))
    if let side = SideSession(session) { sides.append(side) }
    stopped += session.summary.stopRepetition == nil ? 0 : 1
  }

  package mutating func append(_ failures: [InputFailure]) { self.failures += failures }

  /// The session, where there is one only and nothing went wrong: its own page then says it all.
  package var onlySession: SessionDocument? {
    rows.count == 1 && failures.isEmpty ? first : nil
  }

  /// Who exercised, in the order of names.
  package var people: [String] {
    Set(sessions.compactMap(\.subject)).sorted { one, other in
      switch one.compare(other, options: [.caseInsensitive, .numeric]) {
      case .orderedAscending: true
      case .orderedDescending: false
      case .orderedSame: one < other
      }
    }
  }

  /// The page of HTML, which needs nothing but the pages that it links to.
  ///
  /// - Parameter personLink: The address of a person's page, relative to the report.
  package func page(personLink: (String) -> String) -> String {
    PageTemplates.render(IndexView(self, personLink: personLink), with: "index")
  }

  /// The page of one of ``people``, which lies in a folder beside the report.
  package func page(of person: String) -> String {
    PageTemplates.render(
      PersonView(
        person, rows: rows.filter { $0.subject == person },
        sessions: sessions.filter { $0.subject == person },
        sides: sides.filter { $0.subject == person }, report: "../"),
      with: "person")
  }
}

/// The list as the template names its parts.
struct IndexView {
  let frame: PageFrame
  let title: String
  let answer: String
  /// nil where nobody said who exercised.
  let people: String?
  /// nil where there is none.
  let sessions: SessionList?
  let sides: [FigureView]
  let hasSides: Bool
  let sidesLeft: String?
  let failures: [Remark]
  let hasFailures: Bool

  /// For layout only: more pairs than these are in the list only, for a page has to stay readable.
  static let mostPairs = 24

  init(_ index: SessionIndex, personLink: (String) -> String) {
    let count = index.rows.count
    let people = index.people
    title = counted(count, "session")
    frame = PageFrame(
      title: "\(title) · Hipline", script: count > 1 ? PageTemplates.sorting : nil, profile: nil)
    answer = Self.answer(index, people: people.count)
    let sessions = Dictionary(grouping: index.sessions, by: \.subject)
    self.people =
      people.isEmpty
      ? nil
      : PeopleTable(people.map { ($0, sessions[$0] ?? []) }, link: personLink).markup
    self.sessions =
      count == 0 ? nil : SessionRow.table(index.rows, showsPerson: !people.isEmpty)
    // Of a person the own page has them.
    let pairs = SidePair.pairs(in: index.sides.filter { $0.subject == nil })
    sides = pairs.prefix(Self.mostPairs).enumerated().map { place, pair in
      FigureView(SidesPlot.figure(pair, number: place + 1), layout: "row quarters sides")
    }
    hasSides = !pairs.isEmpty
    sidesLeft =
      pairs.count > Self.mostPairs
      ? "\(pairs.count - Self.mostPairs) more pairs are in the list above." : nil
    failures = index.failures.map { Remark($0) }
    hasFailures = !failures.isEmpty
  }

  /// The run in a few words.
  private static func answer(_ index: SessionIndex, people: Int) -> String {
    let repetitions = index.sessions.reduce(0) { $0 + $1.repetitions }
    var sentences = [
      "\(counted(repetitions, "complete repetition")) in "
        + "\(counted(index.rows.count, "session"))"
        + (people > 0 ? " of \(counted(people, "person", "people"))." : ".")
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
