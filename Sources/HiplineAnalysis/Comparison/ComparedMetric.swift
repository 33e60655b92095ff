/// A number of every repetition that is compared between sessions or sides.
package struct ComparedMetric: Sendable, Hashable {
  /// What is compared; nil for the score.
  private let metric: MetricDefinition?

  /// All that are compared, in the order in which they are shown.
  package static let all =
    Metrics.ranked.filter { $0.comparison != nil }.map { ComparedMetric(metric: $0) } + [score]

  /// The score of the whole repetition.
  static let score = ComparedMetric(metric: nil)

  private init(metric: MetricDefinition?) { self.metric = metric }

  /// The name in JSON, as in a repetition's: `rom_deg`, `score.overall`.
  package var key: String { metric?.key ?? "score.overall" }

  package var unit: String { metric?.unit ?? "0–100" }

  /// The name for people.
  package var name: String {
    metric.map { $0.comparison?.name ?? $0.label ?? $0.key } ?? "score"
  }

  /// The unit as people write it; empty for a number without one, and for the score.
  package var unitSymbol: String { metric?.unitSymbol ?? "" }

  /// The name for people, with its unit.
  package var title: String { unitSymbol.isEmpty ? name : "\(name), \(unitSymbol)" }

  /// How far another day and a sensor that is strapped on anew move the number, where a study says it.
  package var betweenSessions: BetweenSessionError? { metric?.comparison?.betweenSessions }

  /// Whether it is the score, of which only what all sessions cover can be compared: ``SessionScore``.
  package var isScore: Bool { metric == nil }

  /// The values of the complete repetitions that have one.
  ///
  /// - Parameter parts: What the score is made of.
  package func values(of session: SessionResult, parts: [SessionScore.Part]) -> [Double] {
    guard let metric else { return SessionScore(session).values(of: parts) }
    return session.repetitions.filter { $0.isComplete }.compactMap { $0.number(metric) }
  }
}
