import HiplineAnalysis
import HiplineReport

/// What is shown of all sessions of a run together: everybody's history, and the sheets for patients.
struct PageHistory {
  private var index = SessionIndex()
  /// Whose the sessions are and which exercise, in their order.
  private var owners: [(person: String?, exercise: String)] = []

  /// - Returns: The address by which a person's page leads to the session, as in a folder of results.
  mutating func append(_ session: SessionDocument) -> String {
    let link = "reports/\(owners.count + 1).html"
    index.append(session, link: link)
    owners.append((session.result.subject, session.result.exercise))
    return link
  }

  /// Of everybody who is named.
  ///
  ///     [{"name", "page"}]
  var people: JSONValue {
    .array(
      index.people.map { .object(["name": .text($0), "page": .text(index.page(of: $0))]) })
  }

  /// The sheets in every language, and which one is whose, by the sessions' order.
  ///
  ///     {"pages": [{"en", "de", "es"}], "of": [0, 1, 0]}
  var sheets: JSONValue {
    var pages: [[String: JSONValue]] = []
    var of: [JSONValue] = []
    for (name, _) in SheetTexts.languages {
      guard let texts = SheetTexts.own(name) else { continue }
      let sheets = index.sheets(texts)
      if pages.isEmpty {
        pages = sheets.map { _ in [:] }
        var next = sheets.count - owners.count { $0.person == nil }
        for owner in owners {
          let place = sheets.firstIndex {
            owner.person != nil && $0.person == owner.person && $0.exercise == owner.exercise
          }
          of.append(.integer(place ?? next))
          if place == nil { next += 1 }
        }
      }
      for (place, sheet) in sheets.enumerated() { pages[place][name] = .text(sheet.page) }
    }
    return .object(["pages": .array(pages.map { .object($0) }), "of": .array(of)])
  }
}
