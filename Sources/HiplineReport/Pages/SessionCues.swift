import HiplineAnalysis

/// The cues that matter most in a session, with the numbers behind them.
struct SessionCues {
  /// A cue as the template names its parts.
  struct Item {
    let number: Int
    let text: String
    /// "Isolation 0.31 to 0.49, target at most 0.15".
    let numbers: String?
    /// "reps 8–12".
    let repetitions: String
    /// `praise` for what should go on, `fault` for what should change.
    let style: String
    let kind: String
  }

  /// More than this nobody remembers.
  static let most = 3

  let items: [Item]
  /// How many more there were.
  let left: Int

  /// The faults that cost most points over the session, and what went well.
  init(_ session: SessionResult) {
    let groups = CueGroup.groups(of: session.repetitions)
    let costs = groups.map { group in (group: group, cost: Self.cost(group, in: session)) }
    let praise = costs.filter { $0.cost == nil }
    let faults = costs.filter { $0.cost != nil }.sorted { ($0.cost ?? 0) > ($1.cost ?? 0) }
    let chosen = faults.prefix(Self.most - min(1, praise.count)) + praise.prefix(1)
    items = chosen.enumerated().map { place, entry in
      Item(
        number: place + 1, text: entry.group.cue.text,
        numbers: Self.numbers(entry.group, in: session),
        repetitions: (entry.group.indices.count == 1 ? "rep " : "reps ")
          + RepetitionNumbers.text(entry.group.indices),
        style: entry.cost == nil ? "praise" : "fault",
        kind: entry.cost == nil ? "Keep" : "Change")
    }
    left = groups.count - items.count
  }

  /// The weighted points that the cue's part lost where it was said; nil for a cue that no part makes.
  private static func cost(_ group: CueGroup, in session: SessionResult) -> Double? {
    let parts = parts(group, in: session)
    guard !parts.isEmpty else { return nil }
    return parts.reduce(0) { $0 + $1.target.weight * (100 - ($1.score ?? 100)) }
  }

  /// The scored parts that made the cue.
  private static func parts(_ group: CueGroup, in session: SessionResult) -> [ScoredComponent] {
    session.repetitions.filter { group.indices.contains($0.index) }.flatMap { repetition in
      (repetition.score?.components ?? []).filter { component in
        [component.target.cueBelow?.code, component.target.cueAbove?.code]
          .contains(group.cue.code)
      }
    }
  }

  private static func numbers(_ group: CueGroup, in session: SessionResult) -> String? {
    let parts = parts(group, in: session)
    if let target = parts.first?.target {
      let values = parts.compactMap(\.value)
      guard let low = values.min(), let high = values.max() else { return nil }
      return "\(target.label) \(UnitText.text(low...high, metric: target.metric)), "
        + "target \(target.targetText)"
    }
    let these = session.repetitions.filter { group.indices.contains($0.index) }
    let readings = ["tremor.frequency_hz", "tremor.rms_m_s2"].compactMap { key -> String? in
      let values = these.compactMap { $0.number(key) }
      guard let low = values.min(), let high = values.max() else { return nil }
      return UnitText.text(low...high, metric: key)
    }
    return readings.isEmpty ? nil : "Shaking at " + readings.joined(separator: ", ") + " RMS"
  }
}
