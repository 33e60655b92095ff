import HiplineCore

/// The page that lists people and sessions, and what could not be analysed.
enum IndexPage {
  /// For layout only: more pairs than these are in the list only, for a page has to stay readable.
  static let mostPairs = 24
  /// For layout only: a longer list is closed where people lead to its sessions.
  private static let mostOpen = 40

  static func page(_ index: SessionIndex, personLink: (String) -> String) -> Page {
    let count = index.rows.count
    let title = counted(count, "session")
    let people = index.people
    return Page(title: "\(title) · Hipline", script: count > 1 ? .sorting : nil) {
      Element(.header, ["class": "masthead"]) {
        Element(.p, ["class": "eyebrow"], text: "Hipline")
        Element(.h1, text: title)
      }
      Element(.main) {
        Page.section("verdict", "Was that repetition any good?", style: "verdict") {
          Element(.p, ["class": "answer"], text: answer(index, people: people.count))
          filter
        }
        if !people.isEmpty { section(of: people, in: index, personLink: personLink) }
        if count > 0 { sessions(index, title: title, showsPerson: !people.isEmpty) }
        sides(index)
        failures(index)
      }
    }
  }

  /// Where words are put that the lists are filtered by; the script shows it.
  private static var filter: Element {
    Element(.p, ["class": "filter", "hidden": ""]) {
      Element(.label) {
        "Show only "
        Element(.input, ["type": "search", "autocomplete": "off", "spellcheck": "false"])
      }
      " "
      Element(.span, ["role": "status"])
    }
  }

  private static func section(
    of people: [String], in index: SessionIndex, personLink: (String) -> String
  ) -> Element {
    let sessions = Dictionary(grouping: index.sessions) { $0.subject }
    return Page.section("people", "People") {
      PeopleTable.element(people.map { ($0, sessions[$0] ?? []) }, link: personLink)
      Page.quiet(
        "Changed: what rose or fell on the days’ line by more than it differs from day to day. Each person’s page says since when, "
          + "and what it would take to know more.")
    }
  }

  private static func sessions(
    _ index: SessionIndex, title: String, showsPerson: Bool
  ) -> Element {
    let isOpen =
      index.rows.count <= mostOpen || index.rows.allSatisfy { $0.subject == nil }
    var details = Element(.details, ["class": "all"]) {
      Element(.summary, text: title)
      SessionRow.list(index.rows, showsPerson: showsPerson)
    }
    if isOpen { details.attributes.append(("open", "")) }
    return Page.section("sessions", "Sessions") { details }
  }

  private static func sides(_ index: SessionIndex) -> Element? {
    // Of a person the own page has them.
    let pairs = SidePair.pairs(in: index.sides.filter { $0.subject == nil })
    guard !pairs.isEmpty else { return nil }
    return Page.section("sides", "Left and right side by side") {
      SidesPlot.elements(pairs.prefix(mostPairs))
      if pairs.count > mostPairs {
        Page.quiet("\(pairs.count - mostPairs) more pairs are in the list above.")
      }
    }
  }

  private static func failures(_ index: SessionIndex) -> Element? {
    guard !index.failures.isEmpty else { return nil }
    return Page.section("failures", "What could not be analysed") {
      Element(.ul, ["class": "remarks"], index.failures.map { Remark($0).element })
    }
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
