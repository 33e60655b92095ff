/// Something measured on every repetition by itself.
///
/// A metric is one file in this folder and one line in ``Metrics/all``. Its laws, which a test holds every entry to:
///
/// - measuring twice gives equal values;
/// - `measure` returns one value for each definition, in their order;
/// - every value that could not be measured says why.
protocol Metric: Sendable {
  /// What the metric gives, in the order of its values.
  static var definitions: [MetricDefinition] { get }

  static func measure(_ context: RepetitionContext) -> [MetricValue]
}

/// A metric as an entry of ``Metrics/all``: a value, because not every compiler takes a list of types.
struct ListedMetric: Sendable {
  let definitions: [MetricDefinition]
  let measure: @Sendable (RepetitionContext) -> [MetricValue]

  init<Listed: Metric>(_ metric: Listed.Type) {
    definitions = Listed.definitions
    measure = { Listed.measure($0) }
  }
}

/// Something measured on a repetition against the others of its session.
protocol RelativeMetric: Sendable {
  static var definitions: [MetricDefinition] { get }

  /// - Parameter repetitions: All repetitions of the session, in order, with their own metrics.
  /// - Returns: For each of them, one value for each definition.
  static func measure(_ repetitions: [MeasuredRepetition]) -> [[MetricValue]]
}

/// A relative metric as an entry of ``Metrics/relative``.
struct ListedRelativeMetric: Sendable {
  let definitions: [MetricDefinition]
  let measure: @Sendable ([MeasuredRepetition]) -> [[MetricValue]]

  init<Listed: RelativeMetric>(_ metric: Listed.Type) {
    definitions = Listed.definitions
    measure = { Listed.measure($0) }
  }
}
