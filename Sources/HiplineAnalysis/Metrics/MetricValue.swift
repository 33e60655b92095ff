/// One reading with its definition.
public struct MetricValue: Sendable, Hashable {
  /// What was measured, with its unit.
  public let definition: MetricDefinition
  /// The number, or why there is none.
  public let reading: Reading

  /// A value, in the definition's unit.
  public enum Reading: Sendable, Hashable {
    case number(Double)
    case flag(Bool)
    case text(String)
    /// `null` in every rendering; never zero.
    case unavailable(reason: String)
  }
}

/// What holds values of metrics, to be asked for by their definitions.
public protocol MetricReadings {
  var values: [MetricValue] { get }
}

extension MetricReadings {
  /// The reading of a metric; nil where it is none of these.
  package func reading(_ metric: MetricDefinition) -> MetricValue.Reading? {
    values.first { $0.definition == metric }?.reading
  }

  /// The number, in the metric's unit; nil where it was not measurable.
  ///
  /// - Precondition: the metric is a number.
  public func number(_ metric: MetricDefinition) -> Double? {
    precondition(metric.kind == .number, "a number expected, \(metric) is a \(metric.kind)")
    return if case .number(let number) = reading(metric) { number } else { nil }
  }

  /// Whether it is so; nil where it was not measurable.
  ///
  /// - Precondition: the metric is a flag.
  public func flag(_ metric: MetricDefinition) -> Bool? {
    precondition(metric.kind == .flag, "a flag expected, \(metric) is a \(metric.kind)")
    return if case .flag(let flag) = reading(metric) { flag } else { nil }
  }

  /// The text; nil where it was not measurable.
  ///
  /// - Precondition: the metric is a text.
  package func text(_ metric: MetricDefinition) -> String? {
    precondition(metric.kind == .text, "a text expected, \(metric) is a \(metric.kind)")
    return if case .text(let text) = reading(metric) { text } else { nil }
  }

  /// Why there is no value; nil where there is one.
  public func reasonNotMeasured(_ metric: MetricDefinition) -> String? {
    if case .unavailable(let reason) = reading(metric) { reason } else { nil }
  }
}
