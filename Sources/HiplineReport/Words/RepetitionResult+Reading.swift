import HiplineAnalysis
import HiplineCore

extension RepetitionResult {
  /// From the onset to the end, in seconds.
  var span: ClosedRange<Double> { startSeconds...max(startSeconds, endSeconds) }

  /// At the top, in seconds.
  var hold: ClosedRange<Double> { topStartSeconds...max(topStartSeconds, topEndSeconds) }

  /// The value for people, or that it was not measured and why.
  ///
  /// - Parameter decimals: nil for as many as the metric has.
  func text(_ metric: MetricDefinition, decimals: Int? = nil) -> String {
    switch reading(metric) {
    case .number(let number): number.text(decimals: decimals ?? metric.decimals)
    case .flag(let flag): flag ? "yes" : "no"
    case .text(let text): text
    case .unavailable(let reason): "\(notMeasured): \(reason)"
    case nil: notMeasured
    }
  }
}

let notMeasured = "not measured"
