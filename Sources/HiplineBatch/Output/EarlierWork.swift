/// What a folder remembers of the runs before this one.
struct EarlierWork: Sendable {
  /// By their keys.
  let records: [String: WorkRecord]
  private let byWork: [String: [WorkRecord]]
  private let byName: [String: [WorkRecord]]
  private let byContent: [String: [WorkRecord]]
  /// The names of all their files.
  let names: Set<SessionFileName>

  init(_ records: [WorkRecord]) {
    self.records = Dictionary(records.map { ($0.key, $0) }) { first, _ in first }
    let all = self.records.values.sorted { $0.key < $1.key }
    byWork = Dictionary(grouping: all, by: \.work)
    byName = Dictionary(grouping: all, by: \.foundAs)
      .merging(Dictionary(grouping: all.filter { $0.foundAs != $0.session }, by: \.session)) {
        $0 + $1
      }
    byContent = Dictionary(grouping: all.filter { $0.content != nil }) { $0.content ?? "" }
    names = Set(records.flatMap(\.results).map(\.name))
  }

  /// What is remembered of equal work, which several recordings may have had that were in one file one after the other.
  func records(ofWork work: String) -> [WorkRecord] { byWork[work] ?? [] }

  /// The sessions that another one takes the place of: the same recording, whatever it is called and wherever it lies; and what was
  /// found by the same name and has a file in common with it, by its place or by what it holds, as it was recorded or described anew.
  ///
  /// Two recordings that began at different times are two sessions, also where one was written over the other.
  func replaced(by record: WorkRecord) -> [WorkRecord] {
    let contents = Set(record.inputs.compactMap(\.sha256))
    let paths = Set(record.inputs.map(\.path))
    let named = (byName[record.foundAs] ?? []).filter { other in
      let isOfOtherTime = other.began.map { began in record.began.map { $0 != began } ?? false }
      return isOfOtherTime != true
        && (!(other.places ?? []).isDisjoint(with: record.places ?? [])
          || other.inputs.contains { input in
            other.places == nil && paths.contains(input.path)
              || input.sha256.map(contents.contains) ?? false
          })
    }
    // Both legs may be in one file.
    let same = (record.content.flatMap { byContent[$0] } ?? []).filter { other in
      other.side == nil || record.side == nil || other.side == record.side
    }
    var seen: Set<String> = []
    return (same + named).filter { !$0.results.isEmpty && seen.insert($0.key).inserted }
  }

  /// What has to stand behind the name of a session among those that stay.
  ///
  /// - Parameters:
  ///   - ids: The names of its results, which begin with those it was found by.
  ///   - bases: These, that of the whole session first.
  ///   - replaced: What it takes the place of.
  ///   - others: The names of the other sessions of the run.
  /// - Returns: What stands behind the names; empty where they are free.
  func ending(
    for ids: [String], bases: [String], replaced: [WorkRecord], others: Set<String>
  ) -> String {
    let gone = Set(replaced.flatMap(\.results).map(\.name))
    let goneSessions = Set(replaced.map(\.session))
    let taken = names.subtracting(gone)
    func isFree(_ ending: String) -> Bool {
      let renamed = bases.map { $0 + ending }
      return ids.allSatisfy { !taken.contains(SessionFileName($0.renamed(bases, ending))) }
        && renamed.allSatisfy { name in
          (ending.isEmpty || !others.contains(name))
            && (goneSessions.contains(name)
              || !(byName[name] ?? []).contains { $0.session == name && !$0.results.isEmpty })
        }
    }
    // It keeps the name that it has.
    let kept = replaced.filter { $0.foundAs == bases[0] && $0.session.hasPrefix(bases[0]) }
      .map { String($0.session.dropFirst(bases[0].count)) }
    if let ending = kept.first(where: isFree) { return ending }
    if isFree("") { return "" }
    var number = 2
    while !isFree("-\(number)") { number += 1 }
    return "-\(number)"
  }
}

extension String {
  /// The name of a result with something behind the part that is the session's: `a-bout-01` becomes `a-2-bout-01`.
  func renamed(_ bases: [String], _ ending: String) -> String {
    guard let base = bases.filter(hasPrefix).max(by: { $0.count < $1.count }) else {
      return self + ending
    }
    return base + ending + dropFirst(base.count)
  }
}
