/// Something measured on every repetition by itself.
///
/// A metric is one file in this folder and one line in ``Metrics/all``. Its laws, which a test holds every entry to:
///
/// - measuring twice gives equal values;
/// - `measure` returns one value for each definition, in their order;
/// - every value that could not be measured says why.
public protocol Metric: Sendable {
  /// What the metric gives, in the order of its values.
  static var definitions: [MetricDefinition] { get }

  static func measure(_ context: RepetitionContext) -> [MetricValue]
}

/// Something measured on a repetition against the others of its session.
public protocol RelativeMetric: Sendable {
  static var definitions: [MetricDefinition] { get }

  /// - Parameter repetitions: All repetitions of the session, in order, with their own metrics.
  /// - Returns: For each of them, one value for each definition.
  static func measure(_ repetitions: [MeasuredRepetition]) -> [[MetricValue]]
}

/// The name, unit and meaning of one number that Hipline gives for a repetition.
public struct MetricDefinition: Sendable, Hashable {
  /// The name in JSON, where a dot nests it: `rom_deg`, `tremor.frequency_hz`.
  public let key: String
  /// The unit, empty for a number without one.
  public let unit: String
  /// What the value means, in one sentence.
  public let meaning: String
  /// Where the definition comes from.
  public let source: String

  public init(_ key: String, unit: String, meaning: String, source: String) {
    self.key = key
    self.unit = unit
    self.meaning = meaning
    self.source = source
  }

  /// The name in tables, where a column cannot nest.
  public var columnName: String { String(key.map { $0 == "." ? "_" : $0 }) }

  public func value(_ number: Double) -> MetricValue {
    number.isFinite
      ? MetricValue(definition: self, reading: .number(number))
      : unavailable("not a finite number")
  }

  /// The number, or the reason why there is none.
  func value(_ number: Double?, otherwise reason: String) -> MetricValue {
    number.map { value($0) } ?? unavailable(reason)
  }

  public func value(_ flag: Bool) -> MetricValue {
    MetricValue(definition: self, reading: .flag(flag))
  }

  public func value(_ text: String) -> MetricValue {
    MetricValue(definition: self, reading: .text(text))
  }

  /// Not measurable here, for the reason given.
  public func unavailable(_ reason: String) -> MetricValue {
    MetricValue(definition: self, reading: .unavailable(reason: reason))
  }
}

/// One reading with its definition.
public struct MetricValue: Sendable, Hashable {
  public let definition: MetricDefinition
  public let reading: Reading

  public enum Reading: Sendable, Hashable {
    case number(Double)
    case flag(Bool)
    case text(String)
    /// `null` in every rendering; never zero.
    case unavailable(reason: String)
  }
}
