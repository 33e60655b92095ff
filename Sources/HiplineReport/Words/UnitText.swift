import HiplineAnalysis
import HiplineCore

/// A metric's number with its unit, for people.
enum UnitText {
  /// "6.6°", "2.0 s", "0.31".
  static func text(_ value: Double, _ metric: MetricDefinition) -> String {
    value.text(decimals: MetricDefinition.decimals(ofUnit: metric.unit)) + suffix(metric)
  }

  /// "0.31 to 0.49", "1.1 s to 1.3 s"; one number where both are the same to the digits shown.
  static func text(_ range: ClosedRange<Double>, _ metric: MetricDefinition) -> String {
    let ends = [range.lowerBound, range.upperBound].map { text($0, metric) }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  /// How a unit is written behind a number: not at all where it only says what is counted or divided.
  private static func suffix(_ metric: MetricDefinition) -> String {
    let words = ["ratio", "share", "count", "ln ratio"]
    let symbol = words.contains(metric.unit) ? "" : metric.unitSymbol
    return symbol.isEmpty || symbol.hasPrefix("°") ? symbol : " " + symbol
  }
}

extension ComponentTarget {
  /// The part's name for people: `smooth_lift` is "Smooth lift".
  var label: String {
    let words = String(name.map { $0 == "_" || $0 == "-" ? " " : $0 })
    return words.capitalisedFirst
  }

  /// "0.90 to 1.10", "at least 1.5 s", "at most 0.15".
  var targetText: String {
    switch (lowest, highest) {
    case (let lowest?, let highest?):
      "\(UnitText.text(lowest, metric)) to \(UnitText.text(highest, metric))"
    case (let lowest?, nil): "at least \(UnitText.text(lowest, metric))"
    case (nil, let highest?): "at most \(UnitText.text(highest, metric))"
    case (nil, nil): "any"
    }
  }
}

extension String {
  /// With a capital at the beginning.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
