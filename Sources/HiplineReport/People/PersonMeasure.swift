import HiplineAnalysis
import HiplineCore
import HiplineSignal

/// A number of a session that is followed from day to day.
struct PersonMeasure: Sendable {
  /// What it is called at the beginning of a sentence.
  let name: String
  /// The unit as people write it; empty without one.
  let unit: String
  let decimals: Int
  /// What it means, in a few words.
  let meaning: String
  /// The smallest and the largest value there can be above what was seen; nil where there is no end.
  var bounds: ClosedRange<Double>?
  /// What a session gives; nil where it was not measured.
  let value: @Sendable (SessionResult) -> Value?

  /// A value with the bar about it.
  struct Value: Sendable, Hashable {
    var number: Double
    /// The standard uncertainty, or the repetitions that it cannot be told from.
    var bar: ClosedRange<Double>?
    /// Whether the true number may be larger: a set that nothing stopped.
    var isAtLeast = false

    init(_ number: Double, error: Double? = nil, isAtLeast: Bool = false) {
      self.number = number
      self.isAtLeast = isAtLeast
      bar = error.map { (number - $0)...(number + $0) }
    }
  }

  /// The name with its unit.
  var title: String { unit.isEmpty ? name : "\(name) (\(unit))" }

  /// "21.4°", "8 repetitions".
  ///
  /// - Parameter decimals: nil for as many as the measure has.
  func text(_ number: Double, decimals: Int? = nil) -> String {
    let digits = number.text(decimals: decimals ?? self.decimals)
    return unit.isEmpty || unit == "°" ? digits + unit : "\(digits)\u{A0}\(unit)"
  }

  static let all = [range, clean, held, shakyMaximum, beforeStop, score]

  static let range = PersonMeasure(
    name: "Range", unit: "°", decimals: 1, meaning: "the median of a session’s repetitions"
  ) { session in
    guard let median = session.summary.rangeMedianDegrees else { return nil }
    let ranges = session.repetitions.filter { $0.isComplete }.compactMap {
      $0.number(RangeOfMotion.range)
    }
    let error = RobustStatistics.standardDeviation(ranges).map {
      medianError * $0 / Double(ranges.count).squareRoot()
    }
    return Value(median, error: ranges.count > 1 ? error : nil)
  }

  /// The standard error of a median over that of a mean, as a ratio: √(π/2), of values that are normally distributed.
  private static let medianError = 1.2533

  static let clean = PersonMeasure(
    name: "Clean repetitions", unit: "", decimals: 0,
    meaning: "complete, before the stop, and the pelvis kept still"
  ) { session in
    session.summary.cleanWork.map {
      Value(Double($0.repetitions), error: $0.repetitionsUncertainty)
    }
  }

  static let held = PersonMeasure(
    name: "Range held", unit: "°·s", decimals: 0,
    meaning: "range times time at the top, over the clean repetitions"
  ) { session in
    session.summary.cleanWork.map { Value($0.heldDegreeSeconds, error: $0.heldUncertainty) }
  }

  static let shakyMaximum = PersonMeasure(
    name: "Shaky maximum", unit: "", decimals: 0,
    meaning: "the repetition that shook most; none where the leg did not shake"
  ) { session in
    session.summary.shakyMaxRepetition.map { most in
      var value = Value(Double(most))
      let candidates = session.summary.shakyMaxCandidates + [most]
      if let first = candidates.min(), let last = candidates.max(), first < last {
        value.bar = Double(first)...Double(last)
      }
      return value
    }
  }

  static let beforeStop = PersonMeasure(
    name: "Repetitions before the stop", unit: "", decimals: 0,
    meaning: "all of them, drawn hollow with an arrow, where nothing stopped the set"
  ) { session in
    if let stop = session.summary.stopRepetition { return Value(Double(stop - 1)) }
    let complete = session.repetitions.filter { $0.isComplete }
    guard !complete.isEmpty,
      complete.allSatisfy({ $0.pelvis != .unseen })
    else { return nil }
    return Value(Double(complete.count), isAtLeast: true)
  }

  static let score = PersonMeasure(
    name: "Score", unit: "", decimals: 0,
    meaning: "the mean of a session, with the share of the profile that it covers",
    bounds: 0...100
  ) { session in
    session.summary.scoreMean.map { Value($0, error: session.summary.scoreStandardError) }
  }
}
