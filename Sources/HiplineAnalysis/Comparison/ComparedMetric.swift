/// A number of every repetition that is compared between sessions or sides.
public struct ComparedMetric: Sendable, Hashable {
  /// The name in JSON, as in a repetition's: `rom_deg`, `score.overall`.
  public var key: String
  /// The name for people, with its unit.
  public var title: String
  public var unit: String
  /// How far another day and a sensor that is strapped on anew move the number, where a study says it.
  public var betweenSessions: BetweenSessionError?

  /// All that are compared, in the order in which they are shown.
  public static let all: [ComparedMetric] = [
    ComparedMetric(RangeOfMotion.range, "range, °", .range),
    ComparedMetric(Tempo.lift, "lift, s"),
    ComparedMetric(Tempo.hold, "hold, s"),
    ComparedMetric(Tempo.lower, "lower, s"),
    ComparedMetric(PeakVelocity.peak, "peak speed, °/s"),
    ComparedMetric(Isolation.pelvis, "pelvis, °", .range),
    ComparedMetric(Isolation.ratio, "isolation, ratio"),
    ComparedMetric(HoldDrift.drift, "hold drift, °/s"),
    ComparedMetric(Smoothness.lift, "smooth up"),
    ComparedMetric(Smoothness.lower, "smooth down"),
    ComparedMetric(HoldTremor.acceleration, "tremor, m/s²", .tremor),
    ComparedMetric(HoldTremor.rate, "tremor rate, °/s", .tremor),
    ComparedMetric(
      key: "score.overall", title: "score", unit: "0–100", betweenSessions: nil),
  ]

  private init(
    _ definition: MetricDefinition, _ title: String, _ error: BetweenSessionError? = nil
  ) {
    self.init(
      key: definition.key, title: title, unit: definition.unit, betweenSessions: error)
  }

  private init(key: String, title: String, unit: String, betweenSessions: BetweenSessionError?) {
    self.key = key
    self.title = title
    self.unit = unit
    self.betweenSessions = betweenSessions
  }

  /// The values of the complete repetitions that have one.
  package func values(of session: SessionResult) -> [Double] {
    session.repetitions.filter(\.isComplete).compactMap { repetition in
      key == "score.overall" ? repetition.score?.overall : repetition.number(key)
    }
  }
}

/// How far measurements of one person on two days lie apart, though nothing changed.
public struct BetweenSessionError: Sendable, Hashable {
  /// The standard error of measurement, in the unit of the number.
  public var absolute: Double?
  /// The same as a share of the number before.
  public var relative: Double?
  /// Where that comes from.
  public var source: String

  /// The standard error of measurement of a number that was `before`.
  func standardError(before: Double) -> Double { absolute ?? (relative ?? 0) * abs(before) }

  /// A range of motion by inertial sensors without a magnetometer is off by up to 1.6°.
  static let range = BetweenSessionError(
    absolute: 1.6, relative: nil,
    source: "error of ranges of motion below 1.6° (Teufl et al. 2018, 28 people)")

  /// The minimal detectable change of a tremor's size is 66 % of it; over 1.96 √2 that is a standard error of 24 %.
  static let tremor = BetweenSessionError(
    absolute: nil, relative: 0.238,
    source: "minimal detectable change of tremor 66 % of the baseline (Elble et al. 2017)")
}
