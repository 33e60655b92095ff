import HiplineAnalysis
import HiplineCore
import HiplineReport

/// The pages: every session's own, every person's, and the one that lists them.
///
/// What a page draws is a file of its own, so that pages can be made anew without the recordings, and so that a batch of
/// thousands does not hold it in memory.
extension OutputFolder {
  /// - Returns: The SHA-256 of the page.
  func putPage(
    _ session: SessionDocument, traces: SessionTraces?, failures: [InputFailure]
  ) throws(OutputFailure) -> String {
    try put(
      SessionPage.render(
        session, traces: traces, failures: failures,
        links: SessionPage.Links(
          index: "../report.html",
          person: session.result.subject.map { "../" + Self.personLink($0) })),
      session.fileName.file(".html"), in: kept.reports)
  }

  /// Writes `report.html`: the page of the one session there is, or the one that lists them.
  func putReport(_ index: SessionIndex) throws(OutputFailure) {
    let page =
      index.onlySession.map { only in
        SessionPage.render(
          only, traces: kept.traces(of: only), failures: [],
          links: SessionPage.Links(person: only.result.subject.map(Self.personLink)))
      } ?? index.page(personLink: Self.personLink)
    try put(page, ResultTables.reportName, in: kept.root)
  }

  /// Writes `people/NAME.html` of everybody, and removes the pages of those who are in no session any more.
  func putPeople(_ index: SessionIndex) throws(OutputFailure) {
    let people = index.people
    guard !people.isEmpty || kept.root.holds(Self.people) else { return }
    let folder = try OpenFolder(Self.people, in: kept.root, isMade: true)
    var written: Set<PlainName> = []
    for person in people {
      let name = SessionFileName(person).file(".html")
      try OwnFiles.checkPage(name, in: folder)
      try put(index.page(of: person), name, in: folder)
      written.insert(name)
    }
    for name in folder.names where !written.contains(name) && OwnFiles.isPage(name, in: folder) {
      folder.remove(name)
    }
  }

  private static let people: PlainName = "people"

  /// Writes `sheets/NAME.LANGUAGE.html` for everybody who exercised.
  ///
  /// - Returns: The paths of the sheets.
  func putSheets(_ index: SessionIndex, _ texts: SheetTexts) throws(OutputFailure) -> [String] {
    let folder = try OpenFolder("sheets", in: kept.root, isMade: true)
    var paths: [String] = []
    for sheet in index.sheets(texts) {
      let name = SessionFileName(sheet.name).file(".\(texts.language).html")
      try OwnFiles.checkPage(name, in: folder)
      try put(sheet.page, name, in: folder)
      paths.append(folder.path(of: name))
    }
    return paths
  }

  /// Where a person's page is, from `report.html`.
  static func personLink(_ person: String) -> String {
    "\(people)/\(SessionFileName(person).text).html"
  }

  /// Where a session's page is, from `report.html`.
  static func pageLink(_ session: SessionDocument) -> String {
    "reports/\(session.fileName.text).html"
  }
}
