package import HiplineAnalysis
package import HiplineCore

/// One session's report as a page of HTML that needs nothing else.
package enum SessionPage {
  /// - Parameters:
  ///   - traces: nil where they were not kept: the page then has no plots over time.
  ///   - failures: Files of the session that could not be used.
  ///   - links: Where the pages that it leads to are.
  package static func render(
    _ document: SessionDocument, traces: SessionTraces?, failures: [InputFailure],
    links: Links = Links()
  ) -> String {
    let (session, traces) = (document.result, traces ?? SessionTraces())
    let name = session.id.printable
    return Page(title: "\(name) · Hipline", profile: session.profile) {
      Element(.header, ["class": "masthead"]) {
        nav(links, subject: session.subject)
        Element(.p, ["class": "eyebrow"], text: SessionNames.exercise(session))
        Element(.h1, text: name)
        Page.list("meta", SessionNames.meta(session))
      }
      Element(.main) {
        verdict(session)
        if !session.repetitions.isEmpty {
          cues(SessionCues(session))
          if traces.sets.isEmpty {
            Page.quiet("Plots over time are missing: the traces of this session were not kept.")
          }
          SessionPlots.sections(session, traces)
          repetitions(RepetitionTable(session))
        }
        findings(session, failures: failures)
        judged(session)
      }
    }.text
  }

  private static func nav(_ links: Links, subject: String?) -> Element? {
    let ways = [
      links.index.map { Element(.a, ["href": $0], text: "← All sessions") },
      links.person.map { address in
        Element(.a, ["href": address], text: "\(subject?.printable ?? "Person") over the days")
      },
    ].compactMap { $0 }
    return ways.isEmpty ? nil : Element(.nav, [:], ways)
  }

  // MARK: - The answer

  private static func verdict(_ session: SessionResult) -> Element {
    Page.section("verdict", "Was that repetition any good?", style: "verdict") {
      Element(.p, ["class": "answer"], text: SessionVerdict.text(session))
      Element(.div, ["class": "glance"]) {
        score(session)
        ScorePlot.figure(session)?.element()
      }
      legend(session.repetitions)
      if !session.repetitions.isEmpty {
        Element(.dl, ["class": "facts"], Fact.of(session).map { $0.element })
      }
    }
  }

  private static func score(_ session: SessionResult) -> Element? {
    guard let mean = session.summary.scoreMean else { return nil }
    let scored = session.repetitions.filter { $0.score?.overall != nil }
    var meaning =
      "Mean of \(counted(scored.count, "complete repetition")), with its standard error. 100: every part inside "
      + "its target. \(RepetitionScore.cap.text(decimals: 0)): one tolerance outside, and the most that a repetition gets where the isolation fails."
    if let coverage = ScoreCoverage.textIfPartial(session.summary.scoreCoverage) {
      meaning += " It covers \(coverage) of the profile; the rest was \(notMeasured)."
    }
    return Element(.div, ["class": "score"]) {
      Element(.p, ["class": "number"]) {
        Element(.span, ["class": "mean"], text: mean.text(decimals: 0))
        if let error = session.summary.scoreStandardError {
          " "
          Element(.span, ["class": "uncertainty"], text: "± " + error.text(decimals: 0))
        }
        " "
        Element(.span, ["class": "of"], text: "of 100")
      }
      Element(.p, ["class": "meaning"], text: meaning)
    }
  }

  /// The states that occur: the sign of each, and what it means.
  private static func legend(_ repetitions: [RepetitionResult]) -> [Element] {
    let present = Set(repetitions.map { StateMark($0) })
    return StateMark.allCases.filter { present.contains($0) }.map { mark in
      Element(.p, ["class": "legend"]) {
        Element(
          .svg,
          [
            "class": "swatch", "viewBox": "0 0 28 18", "width": "28", "height": "18",
            "aria-hidden": "true",
          ],
          [
            Element(
              .rect, ["class": "bar \(mark.rawValue)", "width": "28", "height": "18", "rx": "2"])
          ])
        " "
        Element(.strong, text: "\(mark.letter) \(mark.label)")
        " " + mark.meaning
      }
    }
  }

  // MARK: - What follows from it

  private static func cues(_ cues: SessionCues) -> Element {
    Page.section("cues", "What matters most", style: "cues") {
      Element(.ol, [:], cues.items.map { $0.element })
      if cues.items.isEmpty {
        Page.quiet(
          "No cue: nothing that was measured scored below \(Cue.threshold.text(decimals: 0)).")
      }
      if cues.left > 0 { Page.quiet("\(cues.left) more in the table of repetitions.") }
    }
  }

  private static func repetitions(_ table: RepetitionTable) -> Element {
    Page.section("repetitions", "Every repetition") {
      table.table.element
      Page.list("notes", table.notes)
    }
  }

  private static func findings(_ session: SessionResult, failures: [InputFailure]) -> Element {
    let remarks = session.findings.sorted { $0.severity > $1.severity }.map { Remark($0) }
    return Page.section("file", "What was decided about the recording") {
      Element(.ul, ["class": "remarks"], (failures.map { Remark($0) } + remarks).map { $0.element })
      if remarks.isEmpty { Page.quiet("Nothing was found that makes the result doubtful.") }
      Element(
        .div, ["class": "recordings"],
        session.recordings.map { RecordingFacts($0, side: session.side).element })
    }
  }

  private static func judged(_ session: SessionResult) -> Element {
    let targets = DataTable(
      columns: [
        .init("part", .word), .init("target", .word), .init("tolerance"),
        .init("weight"), .init("where it comes from", .prose),
      ],
      rows: session.profile.components.map { target in
        [
          target.label, target.targetText, UnitText.text(target.tolerance, target.metric),
          target.weight.text(significantDigits: 2), target.evidence,
        ]
      })
    return Page.section("targets", "What was judged") {
      targets.element
      ControlText.sentences(session).map { Page.quiet($0) }
    }
  }
}

extension SessionPage {
  /// Addresses of other pages, relative to a session's; nil where there is none.
  package struct Links: Sendable, Hashable {
    /// Of all sessions.
    var index: String?
    /// Of the person who exercised.
    var person: String?

    package init(index: String? = nil, person: String? = nil) {
      (self.index, self.person) = (index, person)
    }
  }
}
