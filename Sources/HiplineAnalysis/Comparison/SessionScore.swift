import RealModule

/// The scores of a session's complete repetitions, part by part, so that they can be held against those of a session of which other parts
/// were measured.
package struct SessionScore: Sendable {
  /// A part of a score, by all that decides its points: two that differ in it are two parts, whatever they are called.
  package struct Part: Sendable, Hashable {
    package let name: String
    let metric: String
    let lowest: Double?
    let highest: Double?
    let tolerance: Double
    let weight: Double
    let capsWhole: Bool

    init(_ target: ComponentTarget) {
      name = target.name
      metric = target.metric.key
      lowest = target.lowest
      highest = target.highest
      tolerance = target.tolerance
      weight = target.weight
      capsWhole = target.capsWhole
    }
  }

  /// The parts that the scores cover, in the order of the profile: those that were measured in at least half of the repetitions.
  package let parts: [Part]
  private let repetitions: [[Part: RepetitionScore.WeighedPart]]
  private let wholes: [Double]

  package init(_ session: SessionResult) {
    let scores = session.repetitions.filter { $0.isComplete }.compactMap { $0.score }
      .filter { $0.overall != nil }
    wholes = scores.compactMap { $0.overall }
    repetitions = scores.map { score in
      var parts: [Part: RepetitionScore.WeighedPart] = [:]
      for component in score.components {
        guard let points = component.score else { continue }
        parts[Part(component.target)] = RepetitionScore.WeighedPart(
          points: points, weight: component.target.weight, left: component.pointsLeft)
      }
      return parts
    }
    let all = scores.first?.components.map { Part($0.target) } ?? []
    let repetitions = repetitions
    parts = all.filter { part in 2 * repetitions.count { $0[part] != nil } >= repetitions.count }
  }

  /// The parts that all of some sessions cover.
  static func common(_ sessions: [SessionScore]) -> [Part] {
    let scored = sessions.filter { !$0.wholes.isEmpty }
    return (scored.first?.parts ?? []).filter { part in
      scored.allSatisfy { $0.parts.contains(part) }
    }
  }

  /// What each repetition scores if some parts are all that is judged: the score itself where the session covers no others.
  package func values(of common: [Part]) -> [Double] {
    if Set(common) == Set(parts) { return wholes }
    return repetitions.compactMap { repetition in
      let judged = common.compactMap { repetition[$0] }
      return judged.isEmpty ? nil : RepetitionScore.whole(judged)
    }
  }

  /// The mean points of a part.
  func mean(of part: Part) -> Double? {
    let points = repetitions.compactMap { $0[part]?.points }
    return points.isEmpty ? nil : points.reduce(0, +) / Double(points.count)
  }
}
