/// The name, unit and meaning of one value that Hipline gives for a repetition, and how it is shown and compared.
///
/// It is made once, in the file that measures it, and everything else refers to it: `repetition.number(RangeOfMotion.range)`.
public final class MetricDefinition: Sendable {
  /// The name in JSON, where a dot nests it: `rom_deg`, `tremor.frequency_hz`.
  public let key: String
  /// What its values are.
  public let kind: Kind
  /// The unit, empty for a number without one.
  public let unit: String
  /// What the value means, in one sentence.
  public let meaning: String
  /// Where the definition comes from.
  public let source: String
  /// Short words for a table's head or a plot, such as `range`; nil keeps it out of the tables for people.
  package let label: String?
  /// How many decimals tables for people have.
  package let decimals: Int
  /// Where it stands in tables for people.
  let rank: Rank
  /// How it is compared between sessions or sides; nil where it is not.
  let comparison: Comparison?

  /// What the values of a metric are.
  public enum Kind: String, Sendable, Hashable {
    case number
    case flag
    case text
  }

  /// People look for some numbers before others; within a rank the order is that of ``Metrics/definitions``.
  package enum Rank: Int, Sendable {
    case first
    case usual
    case last
  }

  /// How a number is compared.
  package struct Comparison: Sendable {
    /// The name for people; nil where that is the label.
    let name: String?
    /// How far another day and a sensor that is strapped on anew move the number, where a study says it.
    let betweenSessions: BetweenSessionError?

    init(_ name: String? = nil, betweenSessions: BetweenSessionError? = nil) {
      self.name = name
      self.betweenSessions = betweenSessions
    }
  }

  package init(
    _ key: String, _ kind: Kind = .number, unit: String, meaning: String, source: String,
    label: String? = nil, decimals: Int? = nil, rank: Rank = .usual, comparison: Comparison? = nil
  ) {
    self.key = key
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.source = source
    self.label = label
    self.decimals = decimals ?? Self.decimals(ofUnit: unit)
    self.rank = rank
    self.comparison = comparison
  }

  /// As many as a sensor on a strap tells apart in the unit.
  package static func decimals(ofUnit unit: String) -> Int {
    switch unit {
    case "deg", "s", "Hz", "deg/s": 1
    case "count": 0
    default: 2
    }
  }

  /// The label of a standard uncertainty, which stands beside its number and has that one's unit.
  static let uncertaintyLabel = "±"

  /// A unit as people write it: `°/s` for `deg/s`.
  package static func symbol(ofUnit unit: String) -> String {
    unit == "deg" || unit == "deg/s" ? "°" + unit.dropFirst("deg".count) : unit
  }

  package var unitSymbol: String { Self.symbol(ofUnit: unit) }

  /// What stands above its column: `range (°)`, `smooth up`.
  package var head: String {
    let label = label ?? key
    return unitSymbol.isEmpty || label == Self.uncertaintyLabel ? label : "\(label) (\(unitSymbol))"
  }

  /// The name in tables, where a column cannot nest.
  var columnName: String { String(key.map { $0 == "." ? "_" : $0 }) }

  /// Its place in the text of a ``CueTemplate``: `{rom_deg}`.
  var place: String { "{\(key)}" }

  package func value(_ number: Double) -> MetricValue {
    number.isFinite
      ? MetricValue(definition: self, reading: .number(number))
      : unavailable("not a finite number")
  }

  /// The number, or the reason why there is none.
  func value(_ number: Double?, otherwise reason: String) -> MetricValue {
    number.map { value($0) } ?? unavailable(reason)
  }

  package func value(_ flag: Bool) -> MetricValue {
    MetricValue(definition: self, reading: .flag(flag))
  }

  package func value(_ text: String) -> MetricValue {
    MetricValue(definition: self, reading: .text(text))
  }

  /// Not measurable here, for the reason given.
  package func unavailable(_ reason: String) -> MetricValue {
    MetricValue(definition: self, reading: .unavailable(reason: reason))
  }
}

/// Two definitions are one if their keys are: a law test holds the list to it.
extension MetricDefinition: Hashable, CustomStringConvertible {
  public static func == (one: MetricDefinition, other: MetricDefinition) -> Bool {
    one === other || one.key == other.key
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(key) }

  public var description: String { key }
}
