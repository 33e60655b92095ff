import HiplineAnalysis
import HiplineCore

/// A metric's number with its unit, for people.
enum UnitText {
  /// How a unit of the data is written behind a number; empty for a number without one.
  static func symbol(_ unit: String) -> String {
    switch unit {
    case "deg": "°"
    case "deg/s": "°/s"
    case "ratio", "share", "count", "ln ratio": ""
    default: unit
    }
  }

  /// "6.6°", "2.0 s", "0.31".
  static func text(_ value: Double, metric: String) -> String {
    number(value, unit: unit(ofMetric: metric)) + suffix(unit(ofMetric: metric))
  }

  /// "0.31 to 0.49", "1.1 s to 1.3 s"; one number where both are the same to the digits shown.
  static func text(_ range: ClosedRange<Double>, metric: String) -> String {
    let ends = [range.lowerBound, range.upperBound].map { text($0, metric: metric) }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  /// The unit of a metric in the data.
  static func unit(ofMetric key: String) -> String { units[key] ?? "" }

  private static let units = Dictionary(
    Metrics.definitions.map { ($0.key, $0.unit) }, uniquingKeysWith: { first, _ in first })

  private static func suffix(_ unit: String) -> String {
    let symbol = symbol(unit)
    return symbol.isEmpty || symbol.hasPrefix("°") ? symbol : " " + symbol
  }

  /// As many digits as a sensor on a strap tells apart.
  private static func number(_ value: Double, unit: String) -> String {
    switch unit {
    case "deg", "s", "Hz", "deg/s": value.text(decimals: 1)
    case "count": value.text(decimals: 0)
    default: value.text(decimals: 2)
    }
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
      "\(UnitText.text(lowest, metric: metric)) to \(UnitText.text(highest, metric: metric))"
    case (let lowest?, nil): "at least \(UnitText.text(lowest, metric: metric))"
    case (nil, let highest?): "at most \(UnitText.text(highest, metric: metric))"
    case (nil, nil): "any"
    }
  }
}

extension String {
  /// With a capital at the beginning.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
