/// One session's result held against what is true.
package struct SessionEvaluation: Sendable, Hashable {
  package struct Pair: Sendable, Hashable {
    package var truth: MarkedRepetition
    package var found: MarkedRepetition
    /// Length of the intersection over that of the union, 0…1.
    var overlap: Double
  }

  package var id: String
  /// True repetitions that were found.
  package var pairs: [Pair]
  /// Complete true repetitions that were not.
  package var missed: [MarkedRepetition]
  /// Complete found repetitions that are not true ones.
  package var invented: [MarkedRepetition]
  package var truth: MarkedSession
  package var found: MarkedSession

  /// Matches repetitions whose intervals overlap by at least ``leastOverlap``.
  ///
  /// Neither side's intervals overlap one another, so at this overlap no repetition has two partners, but for a tie of
  /// exact halves, which the first one wins. A repetition that one side calls incomplete counts for nobody: it is no
  /// miss and no invention, and its partner is neither.
  package init(found: MarkedSession, truth: MarkedSession) {
    id = truth.id
    self.truth = truth
    self.found = found
    pairs = []
    missed = []
    var free = Set(found.repetitions.indices)
    var excused: Set<Int> = []
    for expected in truth.repetitions {
      let partner = free.map { (index: $0, overlap: Self.overlap(found.repetitions[$0], expected)) }
        .filter { $0.overlap >= Self.leastOverlap }
        .max { ($0.overlap, -$0.index) < ($1.overlap, -$1.index) }
      let isWhole = expected.isComplete != false
      guard let partner else {
        if isWhole { missed.append(expected) }
        continue
      }
      free.remove(partner.index)
      let answer = found.repetitions[partner.index]
      guard isWhole else {
        excused.insert(partner.index)
        continue
      }
      guard answer.isComplete != false else {
        missed.append(expected)
        continue
      }
      pairs.append(Pair(truth: expected, found: answer, overlap: partner.overlap))
    }
    invented = found.repetitions.indices.filter { free.contains($0) && !excused.contains($0) }
      .map { found.repetitions[$0] }.filter { $0.isComplete != false }
  }

  /// The share of the union from which two intervals are the same repetition: a half, as the field counts.
  static let leastOverlap = 0.5

  static func overlap(_ a: MarkedRepetition, _ b: MarkedRepetition) -> Double {
    let common = min(a.endSeconds, b.endSeconds) - max(a.startSeconds, b.startSeconds)
    let union = max(a.endSeconds, b.endSeconds) - min(a.startSeconds, b.startSeconds)
    return union > 0 ? max(0, common) / union : 0
  }
}
