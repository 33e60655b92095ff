import HiplineAnalysis
import HiplineCore

/// Two sessions of one person, one exercise and one day, one of either side.
struct SidePair {
  let left: SessionResult
  let right: SessionResult

  /// Sessions that belong together: of one exercise, subject and day, and of names that differ in the side only; or the only
  /// two of a subject, exercise and day.
  ///
  /// Without a subject names alone decide: nothing else says that two sessions are one person's.
  static func pairs(in sessions: [SessionResult]) -> [SidePair] {
    let byName = Dictionary(grouping: sessions.filter { $0.side != nil }) {
      Key($0, name: nameWithoutSide($0.id))
    }
    let bySubject = Dictionary(
      grouping: sessions.filter { $0.side != nil && $0.subject != nil && $0.startedAt != nil }
    ) { Key($0, name: "") }
    var taken: Set<String> = []
    var pairs: [SidePair] = []
    for group in [byName, bySubject] {
      for members in group.values {
        let free = members.filter { !taken.contains($0.id) }
        let left = free.filter { $0.side == .left }
        let right = free.filter { $0.side == .right }
        guard left.count == 1, right.count == 1 else { continue }
        taken.formUnion([left[0].id, right[0].id])
        pairs.append(SidePair(left: left[0], right: right[0]))
      }
    }
    return pairs.sorted { $0.left.id < $1.left.id }
  }

  private struct Key: Hashable {
    var exercise: String
    var subject: String?
    var day: String?
    var name: String

    init(_ session: SessionResult, name: String) {
      exercise = session.exercise
      subject = session.subject
      // The date of an ISO 8601 time.
      day = session.startedAt.map { String($0.prefix(10)) }
      self.name = name
    }
  }

  /// "leg-lift-left" and "leg-lift-right" are both "leg-lift".
  private static func nameWithoutSide(_ id: String) -> String {
    let words = id.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.filter { $0 != "left" && $0 != "right" && $0 != "l" && $0 != "r" }
      .joined(separator: "-")
  }
}
