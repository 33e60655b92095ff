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
    Set(sessions.compactMap { $0.subject }).map { (name: $0, order: ListOrder($0)) }
      .sorted { $0.order < $1.order }.map { $0.name }
  }

  /// The page of HTML, which needs nothing but the pages that it links to.
  ///
  /// - Parameter personLink: The address of a person's page, relative to the report.
  package func page(personLink: (String) -> String) -> String {
    IndexPage.page(self, personLink: personLink).text
  }

  /// The page of one of ``people``, which lies in a folder beside the report.
  package func page(of person: String) -> String {
    PersonPage.page(
      person, rows: rows.filter { $0.subject == person },
      sessions: sessions.filter { $0.subject == person },
      sides: sides.filter { $0.subject == person }, report: "../"
    ).text
  }
}
