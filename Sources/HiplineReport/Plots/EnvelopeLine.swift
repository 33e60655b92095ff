import HiplineAnalysis

extension TraceEnvelope {
  /// From the first step to the end of the last one.
  var shownSeconds: ClosedRange<Double> {
    startSeconds...(startSeconds + Double(count) * stepSeconds)
  }
}

extension PlotArea {
  /// A trace as a line through both ends of every step; neighbours are joined where there are more steps than columns.
  ///
  /// - Parameter gaps: Where nothing was measured, in seconds: the line stops there.
  func line(
    _ trace: TraceEnvelope, except gaps: [ClosedRange<Double>], style: String
  ) -> Element {
    let columns = max(1, Int(right - left))
    let joined = max(1, (trace.count + columns - 1) / columns)
    var pieces: [[(x: Double, y: Double)]] = [[]]
    for first in stride(from: 0, to: trace.count, by: joined) {
      let steps = first..<min(first + joined, trace.count)
      let last = steps.upperBound - 1
      let middle = (trace.seconds(at: first) + trace.seconds(at: last)) / 2
      if gaps.contains(where: { $0.contains(middle) }) {
        if pieces.last?.isEmpty == false { pieces.append([]) }
        continue
      }
      // The ends of a slope lie at the quarters of the step, so that a slope is one line and no stair.
      let quarter = Double(steps.count) * trace.stepSeconds / 4
      let low = trace.low[steps].min() ?? 0
      let high = trace.high[steps].max() ?? 0
      var points = [(x: middle, y: (low + high) / 2)]
      // More than a pixel apart the two ends are two points.
      if y(low) - y(high) >= 1 {
        let isRising = (pieces.last?.last?.y ?? low) <= (low + high) / 2
        points = [
          (middle - quarter, isRising ? low : high), (middle + quarter, isRising ? high : low),
        ]
      }
      pieces[pieces.count - 1] += points
    }
    return line(pieces.filter { !$0.isEmpty }, style: style)
  }
}
