/// Which parts of the scores of two sides are compared, and how each of them changed.
package struct ScoreComparison: Sendable, Hashable {
  /// A part that both cover: its mean points before and after.
  package struct Part: Sendable, Hashable {
    package var name: String
    package var before: Double
    package var after: Double
  }

  /// In the order of the profile.
  package var parts: [Part]
  /// The names of parts that not every session covers, or that were judged against other targets, and are therefore left out.
  package var leftOut: [String]

  init(before: [SessionScore], after: [SessionScore]) {
    let common = SessionScore.common(before + after)
    func mean(_ sessions: [SessionScore], _ part: SessionScore.Part) -> Double {
      let means = sessions.compactMap { $0.mean(of: part) }
      return means.reduce(0, +) / Double(max(1, means.count))
    }
    parts = common.map { part in
      Part(name: part.name, before: mean(before, part), after: mean(after, part))
    }
    var seen: Set<String> = []
    leftOut = (before + after).flatMap { $0.parts }.filter { !common.contains($0) }.map { $0.name }
      .filter { seen.insert($0).inserted }
  }
}
