import HiplineAnalysis

extension PlotArea {
  /// A trace as a line through both ends of every step; neighbours are joined where there are more steps than columns.
  func line(_ trace: TraceEnvelope, style: String) -> SVGElement {
    let columns = max(1, Int(right - left))
    let joined = max(1, (trace.count + columns - 1) / columns)
    var points: [(x: Double, y: Double)] = []
    for first in stride(from: 0, to: trace.count, by: joined) {
      let steps = first..<min(first + joined, trace.count)
      let middle =
        (trace.seconds(at: steps.lowerBound) + trace.seconds(at: steps.upperBound - 1)) / 2
      let low = trace.low[steps].min() ?? 0
      let high = trace.high[steps].max() ?? 0
      // Less than half a pixel apart the two ends are one point.
      if y(low) - y(high) < 0.5 {
        points.append((middle, (low + high) / 2))
      } else {
        let rises = (points.last?.y ?? low) <= (low + high) / 2
        points += rises ? [(middle, low), (middle, high)] : [(middle, high), (middle, low)]
      }
    }
    return line(points, style: style)
  }
}
