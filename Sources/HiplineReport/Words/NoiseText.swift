import HiplineAnalysis

/// What the verdicts of a comparison rest on, in words.
enum NoiseText {
  static func sentences(_ metrics: [MetricComparison]) -> [String] {
    var sentences: [String] = []
    let tested = metrics.count { $0.pValue != nil }
    if tested > 1 {
      sentences.append(
        "The verdicts allow for \(tested) numbers at once (Holm 1979); each interval is of its own alone."
      )
    }
    let bases = Set(metrics.compactMap { $0.basis })
    if bases.contains(.sessions) {
      sentences.append(
        "The noise is that of the sessions: other days, other strapping, other repetitions.")
    }
    if bases.contains(.pairedDays) {
      sentences.append(
        "The sides are paired by day: the change is the mean of the days' differences, and the noise how these scatter, from "
          + "\(DayLine.fewest) days on about the line through them.")
      let last = metrics.filter { $0.verdict == .beyondNoise }.compactMap { metric in
        metric.lastDay.map { day in
          "\(metric.metric.name) \(metric.signed(day.change)) (\(metric.signed(day.interval.lowerBound)) to "
            + "\(metric.signed(day.interval.upperBound)))"
        }
      }
      if !last.isEmpty {
        sentences.append("On the last day, by that line: \(last.joined(separator: ", ")).")
      }
    }
    let studied = metrics.filter { $0.basis == .repetitionsAndStudies }
    if !studied.isEmpty {
      sentences.append("The intervals cover the repetitions of these sessions.")
    }
    for source in studied.compactMap({ $0.metric.betweenSessions?.source }).unique {
      let names = studied.filter { $0.metric.betweenSessions?.source == source }.map {
        $0.metric.name
      }
      sentences.append(
        "Of \(names.joined(separator: ", ")), the MDC95 also has what is taken for another day and another strapping: \(source)."
      )
    }
    if bases.contains(.repetitions) {
      sentences.append(
        "What another day changes by itself is not known\(studied.isEmpty ? "" : " of the others"); several sessions on a side would show it."
      )
    }
    return sentences
  }
}

extension [String] {
  /// Each once, in the order in which they first come.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
