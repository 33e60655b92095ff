import HiplineAnalysis
import HiplineCore

/// The sections of a session's page that show what was measured: the movement, the score, the shaking, and how they change.
enum SessionPlots {
  static func sections(_ session: SessionResult, _ traces: SessionTraces) -> [Element] {
    [
      movement(session, traces), parts(session), shaking(session, traces), trends(session),
    ].compactMap { $0 }
  }

  private static func movement(_ session: SessionResult, _ traces: SessionTraces) -> Element {
    let segment = traces.segment?.rawValue ?? "segment"
    let pelvis = PelvisPlot.figure(traces, of: session, segment: segment)
    return Page.section("movement", "The movement") {
      traces.sets.map { AnglePlot.figure($0, of: session, segment: segment).element() }
      pelvis?.element(layout: "row halves")
      if pelvis == nil, let reason = reason(session, Isolation.pelvis) {
        Element(.h3, text: "Pelvis")
        Page.quiet("Not measured: \(reason).")
      }
    }
  }

  private static func parts(_ session: SessionResult) -> Element? {
    SubScorePlot.figure(session).map { figure in
      Page.section("score-parts", "What the score is made of") {
        figure.element(layout: "row quarters")
      }
    }
  }

  private static func shaking(_ session: SessionResult, _ traces: SessionTraces) -> Element {
    let figures =
      traces.sets.compactMap { SpectrogramPlot.figure($0, of: session)?.element() }
      + [HoldSpectrumPlot.figure(traces, of: session)?.element(layout: "row thirds")]
      .compactMap { $0 }
    return Page.section("shaking", "The shaking") {
      figures
      if figures.isEmpty, let reason = reason(session, HoldTremor.detected) {
        Page.quiet("Not measured: \(reason).")
      }
    }
  }

  private static func trends(_ session: SessionResult) -> Element {
    let figures = [
      (TrendPlot.range, session.summary.rangeTrend),
      (TrendPlot.tremor, session.summary.tremorTrend),
    ].map { plot, trend in (plot: plot, figure: plot.figure(session, trend: trend)) }
    let complete = session.repetitions.filter { $0.isComplete }
    return Page.section("trends", "From the first repetition to the last") {
      Element(.div, ["class": "trends"]) {
        figures.compactMap { $0.figure?.element() }
        for (plot, figure) in figures where figure == nil {
          Element(.div) {
            Element(.h3, text: plot.title)
            Page.quiet(
              complete.lazy.compactMap { $0.reasonNotMeasured(plot.metric) }.first.map {
                "\(notMeasured.capitalisedFirst): \($0)."
              }
                ?? "Fewer than two repetitions have this number.")
          }
        }
      }
    }
  }

  /// Why a number is missing in the first complete repetition.
  private static func reason(_ session: SessionResult, _ metric: MetricDefinition) -> String? {
    session.repetitions.first { $0.isComplete }?.reasonNotMeasured(metric)
  }
}
