import HiplineSignal

/// How close the results of many sessions are to what is true.
package struct EvaluationSummary: Sendable, Hashable {
  /// The sizes of one kind of error; nil fields where there was nothing to compare.
  package struct Errors: Sendable, Hashable {
    package var count: Int
    package var median: Double?
    /// The 95th percentile.
    package var percentile95: Double?
    package var largest: Double?

    /// - Parameter errors: With either sign; their sizes count.
    init(_ errors: [Double]) {
      let sizes = errors.map(abs).sorted()
      count = sizes.count
      median = RobustStatistics.median(sizes)
      percentile95 = RobustStatistics.quantile(0.95, of: sizes)
      largest = sizes.last
    }
  }

  /// How often a stated uncertainty holds.
  package struct Coverage: Sendable, Hashable {
    /// Values that state an uncertainty, and those of them that are within twice the uncertainty of the truth.
    package var stated: Int
    package var within: Int

    /// The share of values within twice their uncertainty; nil without one.
    package var share: Double? { stated > 0 ? Double(within) / Double(stated) : nil }

    /// - Parameter errors: Each with the standard uncertainty that was stated for it.
    init(_ errors: [(error: Double, uncertainty: Double)]) {
      stated = errors.count
      within = errors.count { abs($0.error) <= 2 * $0.uncertainty }
    }
  }

  package var sessions: Int
  package var trueRepetitions: Int
  package var matched: Int
  package var missed: Int
  package var invented: Int

  /// In seconds.
  package var start: Errors
  package var end: Errors
  package var topStart: Errors
  package var topEnd: Errors
  /// In degrees.
  package var range: Errors
  /// Of repetitions of less than ``tinyRangeDegrees``, in degrees.
  package var tinyRange: Errors
  package var rangeCoverage: Coverage
  package var pelvisRange: Errors
  /// Of the thigh against the pelvis, in degrees.
  package var hipRange: Errors
  package var hipRangeCoverage: Coverage
  /// In hertz.
  package var tremorFrequency: Errors
  /// The relative error of the tremor's RMS angular rate.
  package var tremorRMS: Errors
  /// Repetitions whose truth holds a tremor that was looked for, and those of them in which none was detected.
  package var withTremor: Int
  package var tremorMissed: Int
  /// Repetitions whose truth holds no tremor, and those of them in which one was detected.
  package var withoutTremor: Int
  package var tremorInvented: Int
  /// Repetitions with the true state, of those that have one on both sides.
  package var statesEqual: Int
  package var statesCompared: Int
  /// Sessions whose shaky-max and stop repetition are within one of the true one, or rightly absent.
  package var shakyMaxWithinOne: Int
  package var stopWithinOne: Int

  /// Repetitions of a smaller range are counted by themselves, in degrees. Chosen, not derived: seven times what a still leg
  /// sways by (``SensorResolution/bodySwayDegrees``).
  package static let tinyRangeDegrees = 5.0

  package init(_ evaluations: [SessionEvaluation]) {
    let pairs = evaluations.flatMap { $0.pairs }
    func errors(_ value: (MarkedRepetition) -> Double?) -> Errors {
      Errors(
        pairs.compactMap { pair in
          guard let truth = value(pair.truth), let found = value(pair.found) else { return nil }
          return found - truth
        })
    }
    func coverage(
      _ value: (MarkedRepetition) -> Double?, uncertainty: (MarkedRepetition) -> Double?
    ) -> Coverage {
      Coverage(
        pairs.compactMap { pair in
          guard let truth = value(pair.truth), let found = value(pair.found),
            let uncertainty = uncertainty(pair.found)
          else { return nil }
          return (found - truth, uncertainty)
        })
    }
    sessions = evaluations.count
    matched = pairs.count
    missed = evaluations.reduce(0) { $0 + $1.missed.count }
    invented = evaluations.reduce(0) { $0 + $1.invented.count }
    trueRepetitions = matched + missed
    start = errors { $0.startSeconds }
    end = errors { $0.endSeconds }
    topStart = errors { $0.topStartSeconds }
    topEnd = errors { $0.topEndSeconds }
    range = errors { $0.rangeDegrees }
    let tiny = pairs.filter { ($0.truth.rangeDegrees ?? .infinity) < Self.tinyRangeDegrees }
    tinyRange = Errors(
      tiny.compactMap { pair in
        guard let truth = pair.truth.rangeDegrees, let found = pair.found.rangeDegrees else {
          return nil
        }
        return found - truth
      })
    rangeCoverage = coverage({ $0.rangeDegrees }, uncertainty: { $0.rangeUncertaintyDegrees })
    pelvisRange = errors { $0.pelvisRangeDegrees }
    hipRange = errors { $0.hipRangeDegrees }
    hipRangeCoverage = coverage(
      { $0.hipRangeDegrees }, uncertainty: { $0.hipRangeUncertaintyDegrees })
    tremorFrequency = errors { $0.tremor?.frequencyHertz }
    tremorRMS = Errors(
      pairs.compactMap { pair in
        guard let truth = pair.truth.tremor?.rmsDegreesPerSecond, truth > 0,
          let found = pair.found.tremor?.rmsDegreesPerSecond
        else { return nil }
        return found / truth - 1
      })
    let trembling = pairs.filter { $0.truth.tremor != nil && $0.found.tremor?.isDetected != nil }
    withTremor = trembling.count
    tremorMissed = trembling.count { $0.found.tremor?.isDetected == false }
    let still = pairs.filter { $0.truth.tremor == nil && $0.found.tremor?.isDetected != nil }
    withoutTremor = still.count
    tremorInvented = still.count { $0.found.tremor?.isDetected == true }
    let judged = pairs.filter { $0.truth.state != nil && $0.found.state != nil }
    statesCompared = judged.count
    statesEqual = judged.count { $0.truth.state == $0.found.state }
    shakyMaxWithinOne = evaluations.count {
      Self.isWithinOne($0.found.shakyMaxRepetition, $0.truth.shakyMaxRepetition, in: $0)
    }
    stopWithinOne = evaluations.count {
      Self.isWithinOne($0.found.stopRepetition, $0.truth.stopRepetition, in: $0)
    }
  }

  package var precision: Double? {
    matched + invented > 0 ? Double(matched) / Double(matched + invented) : nil
  }

  package var recall: Double? {
    trueRepetitions > 0 ? Double(matched) / Double(trueRepetitions) : nil
  }

  /// The harmonic mean of precision and recall.
  package var f1: Double? {
    let all = 2 * matched + missed + invented
    return all > 0 ? 2 * Double(matched) / Double(all) : nil
  }

  /// Whether the number of a found repetition is that of a true one or a neighbour's; by its place in time, so that an
  /// invented repetition does not shift the numbers.
  private static func isWithinOne(
    _ found: Int?, _ truth: Int?, in evaluation: SessionEvaluation
  ) -> Bool {
    guard let found, let truth else { return found == nil && truth == nil }
    let number = evaluation.pairs.first { $0.found.index == found }?.truth.index ?? found
    return abs(number - truth) <= 1
  }
}
