package import HiplineAnalysis
package import HiplineCore

/// One session's report as a page of HTML that needs nothing else.
package enum SessionPage {
  /// - Parameters:
  ///   - traces: nil where they were not kept: the page then has no plots over time.
  ///   - failures: Files of the session that could not be used.
  ///   - links: Where the pages that it leads to are.
  package static func render(
    _ session: SessionDocument, traces: SessionTraces?, failures: [InputFailure],
    links: Links = Links()
  ) -> String {
    PageTemplates.render(
      SessionView(
        session.result, traces: traces ?? SessionTraces(), failures: failures, links: links),
      with: "session")
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

/// A session as the template names its parts, in the order of the page.
struct SessionView {
  let frame: PageFrame
  let links: [Link]
  let hasLinks: Bool
  let exercise: String
  let id: String
  let meta: [String]

  let answer: String
  let score: Score?
  let scores: FigureView?
  let facts: [RecordingFacts.Fact]
  let legend: [LegendEntry]

  let cues: [SessionCues.Item]
  let cueThreshold = Cue.threshold.text(decimals: 0)
  let cuesLeft: String?

  let movement: [FigureView]
  let pelvis: FigureView?
  let pelvisMissing: String?
  let parts: FigureView?
  let shaking: [FigureView]
  let shakingMissing: String?
  let trends: [FigureView]
  let trendsMissing: [RecordingFacts.Fact]
  let tracesMissing: Bool
  let hasRepetitions: Bool

  let repetitions: TableView?
  let notes: [String]
  let recordings: [RecordingFacts]
  let remarks: [Remark]
  let failures: [Remark]
  let targets: TableView
  let control: [String]

  /// The way to another page.
  struct Link {
    let address: String
    let text: String
  }

  struct Score {
    let mean: String
    let error: String?
    let meaning: String
  }

  init(
    _ session: SessionResult, traces: SessionTraces, failures: [InputFailure],
    links: SessionPage.Links
  ) {
    let name = session.id.printable
    frame = PageFrame(title: "\(name) · Hipline", profile: session.profile)
    self.links = [
      links.index.map { Link(address: $0, text: "← All sessions") },
      links.person.map { address in
        Link(address: address, text: "\(session.subject?.printable ?? "Person") over the days")
      },
    ].compactMap { $0 }
    hasLinks = !self.links.isEmpty
    id = name
    exercise = SessionNames.exercise(session)
    meta = SessionNames.meta(session)

    answer = SessionVerdict.text(session)
    score = Self.score(session)
    scores = ScorePlot.figure(session).map { FigureView($0) }
    facts = Self.facts(session)
    legend = LegendEntry.entries(session.repetitions)

    let cues = SessionCues(session)
    self.cues = cues.items
    cuesLeft = cues.left > 0 ? "\(cues.left) more in the table of repetitions." : nil

    let segment = traces.segment?.rawValue ?? "segment"
    movement = traces.sets.map {
      FigureView(AnglePlot.figure($0, of: session, segment: segment))
    }
    let complete = session.repetitions.filter(\.isComplete)
    pelvis = PelvisPlot.figure(traces, of: session, segment: segment).map {
      FigureView($0, layout: "row halves")
    }
    pelvisMissing =
      pelvis == nil ? complete.first?.reasonNotMeasured(Isolation.pelvis) : nil
    parts = SubScorePlot.figure(session).map { FigureView($0, layout: "row quarters") }
    shaking =
      traces.sets.compactMap { SpectrogramPlot.figure($0, of: session).map { FigureView($0) } }
      + [HoldSpectrumPlot.figure(traces, of: session).map { FigureView($0, layout: "row thirds") }]
      .compactMap { $0 }
    shakingMissing =
      shaking.isEmpty ? complete.first?.reasonNotMeasured(HoldTremor.detected) : nil
    let plots = [
      (TrendPlot.range, session.summary.rangeTrend),
      (TrendPlot.tremor, session.summary.tremorTrend),
    ].map { plot, trend in (plot: plot, figure: plot.figure(session, trend: trend)) }
    trends = plots.compactMap { $0.figure.map { FigureView($0) } }
    trendsMissing = plots.filter { $0.figure == nil }.map { plot, _ in
      let reason = complete.compactMap { $0.reasonNotMeasured(plot.metric) }.first
      return .init(
        name: plot.title,
        value: reason.map { "\(notMeasured.capitalisedFirst): \($0)." }
          ?? "Fewer than two repetitions have this number.")
    }
    hasRepetitions = !session.repetitions.isEmpty
    tracesMissing = traces.sets.isEmpty && !session.repetitions.isEmpty

    let table = RepetitionTable(session)
    repetitions = session.repetitions.isEmpty ? nil : TableView(table.table)
    notes = table.notes
    recordings = session.recordings.map { RecordingFacts($0, side: session.side) }
    remarks = session.findings.sorted { $0.severity > $1.severity }.map { Remark($0) }
    self.failures = failures.map { Remark($0) }
    targets = TableView(Self.targets(session.profile))
    control = ControlText.sentences(session)
  }

  private static func score(_ session: SessionResult) -> Score? {
    guard let mean = session.summary.scoreMean else { return nil }
    let scored = session.repetitions.filter { $0.score?.overall != nil }
    var meaning =
      "Mean of \(counted(scored.count, "complete repetition")), with its standard error. 100: every part inside "
      + "its target. \(RepetitionScore.cap.text(decimals: 0)): one tolerance outside, and the most that a repetition gets where the isolation fails."
    if let coverage = ScoreCoverage.textIfPartial(session.summary.scoreCoverage) {
      meaning += " It covers \(coverage) of the profile; the rest was \(notMeasured)."
    }
    return Score(
      mean: mean.text(decimals: 0),
      error: session.summary.scoreStandardError.map { "± " + $0.text(decimals: 0) },
      meaning: meaning)
  }

  private static func facts(_ session: SessionResult) -> [RecordingFacts.Fact] {
    let summary = session.summary
    guard summary.repetitions > 0 else { return [] }
    func fact(_ name: String, _ value: String) -> RecordingFacts.Fact {
      .init(name: name, value: value)
    }
    let sets = counted(session.sets.count { $0.repetitions > 0 }, "set")
    let hasIsolation = SessionVerdict.still(session) != nil
    let reasonWithoutPelvis =
      session.repetitions.lazy.compactMap { $0.reasonNotMeasured(Isolation.pelvis) }.first
    let hasTremor = session.repetitions.contains { $0.stateBasis.contains(.tremor) }
    let complete = session.repetitions.filter(\.isComplete)
    let shook = complete.contains { $0.isShaking == true }
    let helped = complete.contains { $0.state == .compensating }
    return [
      fact("Repetitions", "\(summary.repetitions) in \(sets)"),
      fact(
        "Clean repetitions, range held",
        CleanWorkText.text(session)
          ?? ["not known", reasonWithoutPelvis].compactMap { $0 }.joined(separator: ": ")),
      fact(
        "Shaky maximum",
        summary.shakyMaxRepetition.map { "rep \($0)" }
          ?? (shook
            ? "none: the leg shook only where the pelvis helped"
            : hasTremor ? "none: no visible shaking" : notMeasured)),
      fact(
        "Stop",
        summary.stopRepetition.map { "at rep \($0)" }
          ?? (hasIsolation
            ? helped ? "none: the pelvis never helped twice in a row" : "not needed"
            : [notMeasured, reasonWithoutPelvis].compactMap { $0 }.joined(separator: ": "))),
      fact("Control, 0 to 3", ControlText.grade(session)),
      fact(
        "Range, median",
        summary.rangeMedianDegrees.map { median in
          "\(median.text(decimals: 1))°"
            + (summary.rangeCoefficientOfVariation.map {
              " (CV\u{A0}\(($0 * 100).text(decimals: 0))\u{A0}%)"
            } ?? "")
        } ?? notMeasured),
      fact(
        "Up, hold, down",
        [summary.liftMedianSeconds, summary.holdMedianSeconds, summary.lowerMedianSeconds]
          .map { $0?.text(decimals: 1) ?? "–" }.joined(separator: ", ") + " s"),
    ]
      + (summary.breakdown.map { breakdown in
        [
          fact(
            "Technique broke down",
            "rep \(breakdown.repetition) ("
              + (session.profile.components.first { $0.metric == breakdown.metric }?.name ?? "")
              + " \(UnitText.text(breakdown.before, breakdown.metric))\u{A0}→\u{A0}"
              + "\(UnitText.text(breakdown.after, breakdown.metric)))")
        ]
      } ?? [])
  }

  private static func targets(_ profile: ExerciseProfile) -> DataTable {
    DataTable(
      columns: [
        .init("part", .word), .init("target", .word), .init("tolerance"),
        .init("weight"), .init("where it comes from", .prose),
      ],
      rows: profile.components.map { target in
        [
          target.label, target.targetText, UnitText.text(target.tolerance, target.metric),
          target.weight.text(significantDigits: 2), target.evidence,
        ]
      })
  }
}
